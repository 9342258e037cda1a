package io.dataflow.benchmarks.chaos;

import io.dataflow.benchmarks.fleet.Role;
import java.time.Duration;
import java.util.Set;

/**
 * What a chaos run does.
 *
 * @param seed decides the readings and the strikes
 * @param duration how long processes are struck, and how long the readings take at least
 * @param gap the mean time between two strikes
 * @param longestPause of a process that is paused
 * @param struck which kinds of processes are struck
 * @param changeNodes whether buffer nodes are added, drained and removed
 * @param changeModels whether versions of the data model are activated
 * @param nodesAway how long all buffer nodes are away at once in the middle of the run; zero for not at all
 * @param settleLimit how long everything may take to arrive afterwards
 */
public record ChaosPlan(
        long seed,
        int readings,
        Duration duration,
        Duration gap,
        Duration longestPause,
        Set<Role> struck,
        boolean changeNodes,
        boolean changeModels,
        Duration nodesAway,
        Duration settleLimit) {

    public ChaosPlan {
        struck = Set.copyOf(struck);
    }

    /** How many readings are sent a second, on average. */
    double rate() {
        return readings / (double) Math.max(1, duration.toSeconds());
    }
}
