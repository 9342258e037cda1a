package io.dataflow.benchmarks.command;

import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.FleetPlan;
import io.dataflow.benchmarks.fleet.RunFolder;
import io.dataflow.benchmarks.hostile.HostileRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends what no decent device sends. */
@Command(
        name = "hostile",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Sends payloads, packets and requests that no decent device sends, among good readings, and checks that nobody"
                    + " dies, that the good ones arrive, and that each hostile one is refused with a clear answer or is in"
                    + " quarantine with reasons.",
            "Exit code 0: nothing is wrong. 1: something is; the data folder is kept."
        })
final class HostileCommand implements Callable<Integer> {

    @Option(names = "--seed", description = "decides what is sent")
    private long seed = 1;

    @Option(names = "--count", description = "how many hostile ones")
    private int count = 10_000;

    @Override
    public Integer call() throws Exception {
        RunFolder folder = RunFolder.create("hostile");
        boolean passed;
        try (Fleet fleet = Fleet.start(folder.path(), FleetPlan.toBreak(1, 1, 2))) {
            passed = HostileRun.on(fleet, seed, count, System.out);
        }
        if (passed) {
            folder.delete();
        } else {
            System.out.println("The logs and data are kept in " + folder.path());
        }
        return passed ? 0 : 1;
    }
}
