package io.dataflow.bridge.buffer;

import java.time.Duration;
import java.util.List;

/** Settings for tests: as patient as the usual ones, but quicker to try again. */
final class TestSettings {

    private TestSettings() {}

    static BufferSettings withNodes(String... nodes) {
        return with(List.of(nodes), 1_000_000, 0);
    }

    static BufferSettings withMostWaiting(long mostWaiting) {
        return with(List.of(), mostWaiting, 0);
    }

    static BufferSettings withReplicas(int replicasThatConfirm) {
        return with(List.of(), 1_000_000, replicasThatConfirm);
    }

    private static BufferSettings with(List<String> nodes, long mostWaiting, int replicasThatConfirm) {
        return new BufferSettings(
                nodes,
                Duration.ofMillis(700),
                Duration.ofMillis(500),
                Duration.ofMillis(100),
                Duration.ofMillis(200),
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                0.9,
                mostWaiting,
                0.8,
                replicasThatConfirm,
                4,
                4000);
    }
}
