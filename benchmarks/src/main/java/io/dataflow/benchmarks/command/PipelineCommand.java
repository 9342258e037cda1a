package io.dataflow.benchmarks.command;

import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.Role;
import io.dataflow.benchmarks.fleet.RunFolder;
import io.dataflow.benchmarks.measure.PipelineMeasurement;
import io.dataflow.benchmarks.measure.PipelinePlan;
import io.dataflow.benchmarks.measure.PipelineResult;
import io.dataflow.benchmarks.measure.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Measures the whole way. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Measures the whole way, from publishing with QoS 1 to the committed row, with the services' own jars on"
                        + " real servers: throughput, CPU time a message of each process, latency until the row can be seen, start-up"
                        + " times and memory.")
final class PipelineCommand implements Callable<Integer> {

    @Option(names = "--messages", description = "of the part that measures throughput")
    private long messages = 1_000_000;

    @Option(names = "--warm-up", description = "messages before anything is measured")
    private long warmUp = 600_000;

    @Option(
            names = "--readings-per-message",
            description = "more than one make a message an array, as a gateway sends it")
    private int readings = 1;

    @Option(names = "--stored", description = "readings that are stored before anything is measured")
    private long stored;

    @Option(names = "--rate", description = "messages a second of the first part that measures latency")
    private double rate = 500;

    @Option(
            names = "--latency-for",
            converter = Durations.class,
            description = "how long latency is measured, twice; 0s: not at all")
    private Duration latencyFor = Duration.ofSeconds(60);

    @Option(names = "--watched", description = "devices whose rows are watched to measure latency")
    private int watched = 10;

    @Option(names = "--buffer-nodes", description = "Redis servers")
    private int nodes = 2;

    @Option(names = "--out", description = "the JSON file to write")
    private Path out = Path.of("pipeline.json");

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    @Override
    public Integer call() throws Exception {
        RunFolder folder = RunFolder.create("pipeline");
        System.out.println("everything lies in " + folder.path() + ", which goes once all went well");
        PipelinePlan plan =
                new PipelinePlan(load.plan(messages, readings, 0), warmUp, stored, nodes, rate, latencyFor, watched);
        try (Fleet fleet = Fleet.start(folder.path(), profile.fleet(nodes))) {
            PipelineMeasurement measurement = new PipelineMeasurement(plan, fleet, System.out);
            measurement.warmUp();
            PipelineResult result =
                    profile.recording(fleet, measurement::run, Role.BROKER, Role.BRIDGE, Role.VALIDATION);
            new Table(System.out).print(result);
            JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(out.toFile(), result);
            System.out.println("written to " + out.toAbsolutePath());
        }
        folder.delete();
        return 0;
    }
}
