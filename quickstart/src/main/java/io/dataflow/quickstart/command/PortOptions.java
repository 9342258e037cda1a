package io.dataflow.quickstart.command;

import io.dataflow.quickstart.fleet.Port;
import io.dataflow.quickstart.fleet.PortPlan;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the members listen. */
final class PortOptions {

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Moves all ports by N, for a second fleet beside the first.")
    private int offset;

    @Option(names = "--bridge-port", paramLabel = "PORT", description = "bridge-service's panel (8001).")
    private @Nullable Integer bridge;

    @Option(names = "--validation-port", paramLabel = "PORT", description = "validation-service's panel (8002).")
    private @Nullable Integer validation;

    @Option(names = "--agent-port", paramLabel = "PORT", description = "ai-agent-service's panel (8003).")
    private @Nullable Integer agent;

    @Option(names = "--dashboard-port", paramLabel = "PORT", description = "The dashboard (8004).")
    private @Nullable Integer dashboard;

    @Option(names = "--mqtt-port", paramLabel = "PORT", description = "The MQTT broker (1883).")
    private @Nullable Integer mqtt;

    @Option(names = "--database-port", paramLabel = "PORT", description = "MariaDB (13307).")
    private @Nullable Integer database;

    @Option(names = "--redis-1-port", paramLabel = "PORT", description = "The first Redis server (16379).")
    private @Nullable Integer redis1;

    @Option(names = "--redis-2-port", paramLabel = "PORT", description = "The second Redis server (16380).")
    private @Nullable Integer redis2;

    PortPlan plan() {
        Map<Port, Integer> set = new EnumMap<>(Port.class);
        put(set, Port.BRIDGE, bridge);
        put(set, Port.VALIDATION, validation);
        put(set, Port.AGENT, agent);
        put(set, Port.DASHBOARD, dashboard);
        put(set, Port.MQTT, mqtt);
        put(set, Port.DATABASE, database);
        put(set, Port.REDIS_1, redis1);
        put(set, Port.REDIS_2, redis2);
        return PortPlan.of(offset, set);
    }

    private static void put(Map<Port, Integer> set, Port port, @Nullable Integer number) {
        if (number != null) {
            set.put(port, number);
        }
    }
}
