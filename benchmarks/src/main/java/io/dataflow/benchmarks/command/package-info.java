/** The commands, their options, and nothing else. */
@NullMarked
package io.dataflow.benchmarks.command;

import org.jspecify.annotations.NullMarked;
