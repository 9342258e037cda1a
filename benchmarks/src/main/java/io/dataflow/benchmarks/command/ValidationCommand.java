package io.dataflow.benchmarks.command;

import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.Role;
import io.dataflow.benchmarks.fleet.RunFolder;
import io.dataflow.benchmarks.load.LoadPlan;
import io.dataflow.benchmarks.measure.Table;
import io.dataflow.benchmarks.measure.ValidationMeasurement;
import io.dataflow.benchmarks.measure.ValidationPlan;
import io.dataflow.benchmarks.measure.ValidationResult;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Measures validation alone. */
@Command(
        name = "validation",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Measures one instance of validation-service's own jar on real servers, fed from full lists: readings a"
                        + " second from their release to the last commit, and CPU time a reading of each process.")
final class ValidationCommand implements Callable<Integer> {

    @Option(names = "--messages", description = "of each round")
    private long messages = 500_000;

    @Option(names = "--warm-up", description = "messages before anything is measured")
    private long warmUp = 600_000;

    @Option(names = "--rounds", description = "how often it is measured; the result is the median")
    private int rounds = 3;

    @Option(
            names = "--readings-per-message",
            description = "more than one make a message an array, as a gateway sends it")
    private int readings = 1;

    @Option(names = "--devices", description = "which the messages are of, in turn")
    private int devices = 100;

    @Option(names = "--payload", description = "bytes of each reading")
    private int payload = 120;

    @Option(names = "--buffer-nodes", description = "Redis servers")
    private int nodes = 2;

    @Option(names = "--out", description = "the JSON file to write")
    private Path out = Path.of("validation.json");

    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    @Override
    public Integer call() throws Exception {
        RunFolder folder = RunFolder.create("validation");
        System.out.println("everything lies in " + folder.path() + ", which goes once all went well");
        LoadPlan load = new LoadPlan(messages, devices, payload, readings, 1, 0);
        ValidationPlan plan = new ValidationPlan(load, warmUp, nodes, rounds);
        try (Fleet fleet = Fleet.start(folder.path(), profile.fleet(nodes))) {
            ValidationMeasurement measurement = new ValidationMeasurement(plan, fleet, System.out);
            measurement.warmUp();
            ValidationResult result = profile.recording(fleet, measurement::run, Role.VALIDATION);
            new Table(System.out).print(result);
            JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(out.toFile(), result);
            System.out.println("written to " + out.toAbsolutePath());
        }
        folder.delete();
        return 0;
    }
}
