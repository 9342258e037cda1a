package io.dataflow.benchmarks.command;

import io.dataflow.benchmarks.chaos.ChaosPlan;
import io.dataflow.benchmarks.chaos.ChaosRun;
import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.FleetPlan;
import io.dataflow.benchmarks.fleet.Role;
import io.dataflow.benchmarks.fleet.RunFolder;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Breaks a fleet under load and looks whether anything is missing. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Kills, pauses and restarts random processes of a fleet under load, lets it come to rest, and checks that every"
                    + " acknowledged reading is stored exactly once and that all accounts balance.",
            "Exit code 0: nothing is wrong. 1: something is; the data folder is kept."
        })
final class ChaosCommand implements Callable<Integer> {

    @Option(names = "--seed", description = "decides the readings and what is struck when")
    private long seed = 42;

    @Option(names = "--readings", description = "how many readings are sent, evenly over the duration")
    private int readings = 100_000;

    @Option(names = "--duration", converter = Durations.class, description = "how long processes are struck")
    private Duration duration = Duration.ofSeconds(60);

    @Option(names = "--gap", converter = Durations.class, description = "the mean time between two strikes")
    private Duration gap = Duration.ofSeconds(4);

    @Option(names = "--longest-pause", converter = Durations.class, description = "of a process that is paused")
    private Duration longestPause = Duration.ofSeconds(20);

    @Option(names = "--strike", split = ",", description = "which kinds of processes, of ${COMPLETION-CANDIDATES}")
    private Set<Role> struck = EnumSet.complementOf(EnumSet.of(Role.DATABASE));

    @Option(names = "--database", description = "strike the database too")
    private boolean database;

    @Option(names = "--nodes", description = "add, drain and remove buffer nodes every few seconds")
    private boolean nodes;

    @Option(names = "--models", description = "activate another version of the data model every few seconds")
    private boolean models;

    @Option(
            names = "--all-nodes-away",
            converter = Durations.class,
            description = "take all buffer nodes away at once, for so long, and strike nothing else")
    private Duration nodesAway = Duration.ZERO;

    @Option(names = "--settle", converter = Durations.class, description = "how long all may take to arrive afterwards")
    private Duration settle = Duration.ofMinutes(3);

    @Option(names = "--bridges", description = "bridge instances")
    private int bridges = 2;

    @Option(names = "--validators", description = "validation instances")
    private int validators = 2;

    @Option(names = "--buffer-nodes", description = "Redis servers")
    private int bufferNodes = 3;

    @Override
    public Integer call() throws Exception {
        RunFolder folder = RunFolder.create("chaos");
        System.out.println("seed " + seed + ", everything lies in " + folder.path());
        boolean passed;
        try (Fleet fleet = Fleet.start(folder.path(), FleetPlan.toBreak(bridges, validators, bufferNodes))) {
            passed = ChaosRun.on(fleet, plan(), System.out);
        }
        if (passed) {
            folder.delete();
        } else {
            System.out.println("The logs and data are kept in " + folder.path());
        }
        return passed ? 0 : 1;
    }

    private Set<Role> roles() {
        Set<Role> roles = EnumSet.copyOf(struck);
        if (database) {
            roles.add(Role.DATABASE);
        }
        return roles;
    }

    private ChaosPlan plan() {
        boolean onlyNodes = !nodesAway.isZero();
        Duration least = onlyNodes ? nodesAway.plusSeconds(20) : Duration.ZERO;
        Duration whole = duration.compareTo(least) < 0 ? least : duration;
        return new ChaosPlan(
                seed,
                readings,
                whole,
                onlyNodes ? Duration.ofDays(1) : gap,
                longestPause,
                roles(),
                nodes,
                models,
                nodesAway,
                settle);
    }
}
