/** The one thing that the launcher changes in the database: a password that somebody has lost. */
@NullMarked
package io.dataflow.quickstart.account;

import org.jspecify.annotations.NullMarked;
