package io.dataflow.benchmarks.fleet;

import java.util.List;
import java.util.Map;

/**
 * Which processes there are.
 *
 * @param nodes buffer nodes that the bridges know from their settings
 * @param bridgeHeap megabytes
 * @param quickStart whether the services start as fast as they can, rather than run as fast as they can
 * @param bridgeSettings more of the bridges' environment
 * @param javaOptions more of the services' JVMs
 */
public record FleetPlan(
        int bridges,
        int validators,
        int nodes,
        int bridgeHeap,
        boolean quickStart,
        Map<String, String> bridgeSettings,
        List<String> javaOptions) {

    public FleetPlan {
        bridgeSettings = Map.copyOf(bridgeSettings);
        javaOptions = List.copyOf(javaOptions);
    }

    /** For runs that kill and restart: small and quick to start. */
    public static FleetPlan toBreak(int bridges, int validators, int nodes) {
        return new FleetPlan(bridges, validators, nodes, 192, true, Map.of(), List.of());
    }

    /** The same with more options of the services' JVMs, which win over those that are usual. */
    public FleetPlan withJavaOptions(List<String> options) {
        return new FleetPlan(bridges, validators, nodes, bridgeHeap, quickStart, bridgeSettings, options);
    }

    /** For measurements: compiled as in production. */
    public static FleetPlan toMeasure(int bridges, int validators, int nodes) {
        return new FleetPlan(bridges, validators, nodes, 256, false, Map.of(), List.of());
    }
}
