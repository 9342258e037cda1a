/**
 * Simulated devices: what they measure is decided by pure classes from a seed and a clock, how it reaches the broker by thin ones.
 * A reading that was measured is published once the broker is reachable, in order, unless more are queued than a real device
 * could keep.
 */
@NullMarked
package io.dataflow.quickstart.device;

import org.jspecify.annotations.NullMarked;
