package io.dataflow.bridge.buffer;

import java.time.Instant;
import java.util.Map;

/**
 * How the nodes were at one moment.
 *
 * @param waiting readings, by node
 * @param latencyMillis of the last probe, by node; without those that did not answer
 */
public record NodeSecond(Instant at, Map<String, Double> waiting, Map<String, Double> latencyMillis) {

    public NodeSecond {
        waiting = Map.copyOf(waiting);
        latencyMillis = Map.copyOf(latencyMillis);
    }
}
