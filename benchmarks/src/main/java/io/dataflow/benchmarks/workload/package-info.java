/**
 * Readings whose content follows from a seed and their number, so that what arrives can be compared with what was sent, and the
 * account of what was sent and what was acknowledged.
 */
@NullMarked
package io.dataflow.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
