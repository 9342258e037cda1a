/**
 * The chaos run: a fleet under load whose processes are killed, paused and restarted by a schedule that follows from a seed, and the
 * examination afterwards whether every acknowledged reading is there, once, with the content that was sent.
 */
@NullMarked
package io.dataflow.benchmarks.chaos;

import org.jspecify.annotations.NullMarked;
