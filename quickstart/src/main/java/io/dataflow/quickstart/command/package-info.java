/** The commands of {@code ./dataflow}: each reads its options, checks them and lets the fleet or the data folder do the work. */
@NullMarked
package io.dataflow.quickstart.command;

import org.jspecify.annotations.NullMarked;
