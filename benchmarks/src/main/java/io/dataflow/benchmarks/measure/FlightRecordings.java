package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.CannotRun;
import io.dataflow.benchmarks.fleet.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JDK's flight recorder in processes of a fleet: where their time goes, for {@code jfr view} or JDK Mission Control. */
public final class FlightRecordings {

    private static final String NAME = "name=benchmark";

    private final List<Member> members;

    private FlightRecordings(List<Member> members) {
        this.members = List.copyOf(members);
    }

    /** Begins to record in each process, all of which have to be Java's. */
    public static FlightRecordings start(List<Member> members) throws IOException, InterruptedException {
        for (Member member : members) {
            tell(member, "JFR.start", NAME, "settings=profile");
        }
        return new FlightRecordings(members);
    }

    /** Ends the recordings; the files, one a process. */
    public List<Path> write(Path folder) throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        for (Member member : members) {
            Path file = folder.resolve(member.name() + ".jfr").toAbsolutePath();
            tell(member, "JFR.stop", NAME, "filename=" + file);
            files.add(file);
        }
        return files;
    }

    private static void tell(Member member, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(member.pid()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new CannotRun("The flight recorder of " + member.name() + " refuses: " + said.strip());
        }
    }
}
