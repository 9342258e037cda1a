/** Measurements: how many readings a second, at what cost of each process, and how long one takes. */
@NullMarked
package io.dataflow.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
