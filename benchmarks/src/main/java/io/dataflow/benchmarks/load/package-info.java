/** The load generator: many devices that publish as fast as they may or at a fixed rate, in a process of its own. */
@NullMarked
package io.dataflow.benchmarks.load;

import org.jspecify.annotations.NullMarked;
