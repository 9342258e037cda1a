package io.dataflow.benchmarks.command;

import io.dataflow.benchmarks.fleet.Fleet;
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

/** The option to see where the time goes. */
final class ProfileOptions {

    @Option(
            names = "--profile",
            description = "a folder: the JDK's flight recorder runs in our processes while it is measured, which costs"
                    + " some per cent, and its files go there")
    private Optional<Path> folder = Optional.empty();

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
