/**
 * The people who may sign in: who they are, what they may do, and how the very first one comes to be.
 */
@NullMarked
package io.dataflow.platform.account;

import org.jspecify.annotations.NullMarked;
