package io.dataflow.benchmarks.chaos;

import io.dataflow.benchmarks.fleet.Role;
import java.time.Duration;

/**
 * Something that is done to a process.
 *
 * @param at since the beginning
 * @param role what kind of process is struck
 * @param which of that kind
 * @param lasts how long it is away or hangs
 */
record Strike(Duration at, Role role, int which, Act act, Duration lasts) {

    /** What is done to it. */
    enum Act {
        /** Killed at once, and started again after a while. */
        KILL,
        /** Hangs for a while. */
        PAUSE,
        /** Ended in order and started again. */
        RESTART
    }
}
