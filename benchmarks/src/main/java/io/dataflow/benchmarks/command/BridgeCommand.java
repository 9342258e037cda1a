package io.dataflow.benchmarks.command;

import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.FleetPlan;
import io.dataflow.benchmarks.fleet.RunFolder;
import io.dataflow.benchmarks.measure.BridgeMeasurement;
import io.dataflow.benchmarks.measure.BridgePlan;
import io.dataflow.benchmarks.measure.BridgeResult;
import io.dataflow.benchmarks.measure.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Measures the bridge. */
@Command(
        name = "bridge",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Measures bridge-service's own jar on real servers: throughput, CPU time a message of each process,"
                        + " latency from publishing to lying on a buffer node, and memory while there is no buffer node.")
final class BridgeCommand implements Callable<Integer> {

    @Option(names = "--messages", description = "of the part that measures throughput")
    private long messages = 1_000_000;

    @Option(names = "--warm-up", description = "messages before anything is measured")
    private long warmUp = 600_000;

    @Option(names = "--rate", description = "messages a second of the first part that measures latency")
    private double rate = 1_000;

    @Option(names = "--latency-for", converter = Durations.class, description = "how long latency is measured, twice")
    private Duration latencyFor = Duration.ofSeconds(30);

    @Option(
            names = "--overload",
            converter = Durations.class,
            description = "how long there is no buffer node; 0s: never")
    private Duration overload = Duration.ofSeconds(30);

    @Option(names = "--bridges", description = "bridge instances")
    private int bridges = 1;

    @Option(names = "--buffer-nodes", description = "Redis servers")
    private int nodes = 2;

    @Option(names = "--out", description = "the JSON file to write")
    private Path out = Path.of("bridge.json");

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Override
    public Integer call() throws Exception {
        RunFolder folder = RunFolder.create("bridge");
        BridgePlan plan = new BridgePlan(load.plan(messages, 1, 0), warmUp, bridges, nodes, rate, latencyFor, overload);
        try (Fleet fleet = Fleet.start(folder.path(), FleetPlan.toMeasure(bridges, 0, nodes));
                BridgeMeasurement measurement = new BridgeMeasurement(plan, fleet, System.out)) {
            BridgeResult result = measurement.run();
            new Table(System.out).print(result);
            JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(out.toFile(), result);
            System.out.println("written to " + out.toAbsolutePath());
        }
        folder.delete();
        return 0;
    }
}
