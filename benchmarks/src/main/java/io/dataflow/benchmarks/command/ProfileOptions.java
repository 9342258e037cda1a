package io.dataflow.benchmarks.command;

import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.FleetPlan;
import io.dataflow.benchmarks.fleet.Member;
import io.dataflow.benchmarks.fleet.Role;
import io.dataflow.benchmarks.measure.FlightRecordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** The options to see where the time goes, and to try what helps. */
final class ProfileOptions {

    @Option(
            names = "--profile",
            description = "a folder: the JDK's flight recorder runs in our processes while it is measured, which costs"
                    + " some per cent, and its files go there")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--java-option",
            description = "one more of the services' JVMs, such as -Xmx160m; as often as needed")
    private List<String> javaOptions = List.of();

    /** A fleet to measure: one bridge, one validation. */
    FleetPlan fleet(int nodes) {
        return FleetPlan.toMeasure(1, 1, nodes).withJavaOptions(javaOptions);
    }

    /** Does the work, recording the processes of these roles where that is wanted. */
    <T> T recording(Fleet fleet, Callable<T> work, Role... roles) throws Exception {
        if (folder.isEmpty()) {
            return work.call();
        }
        List<Member> members = fleet.members().stream()
                .filter(member -> Set.of(roles).contains(member.role()))
                .toList();
        FlightRecordings recordings = FlightRecordings.start(members);
        T result = work.call();
        Files.createDirectories(folder.get());
        recordings.write(folder.get()).forEach(file -> System.out.println("written to " + file));
        return result;
    }
}
