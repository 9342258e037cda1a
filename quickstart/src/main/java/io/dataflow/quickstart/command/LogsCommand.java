package io.dataflow.quickstart.command;

import io.dataflow.quickstart.CannotGoOn;
import io.dataflow.quickstart.fleet.FleetRecord;
import io.dataflow.quickstart.fleet.MemberNames;
import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.LogFile;
import io.dataflow.quickstart.folder.LogTail;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./dataflow logs}: shows what one process has written, or all have, and goes on showing it if asked to. */
@Command(
        name = "logs",
        description = "Shows the logs of all processes, or of one.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LogsCommand implements Callable<Integer> {

    private static final int LINES_OF_ONE = 100;
    private static final int LINES_OF_EACH = 20;
    private static final long LOOK_AGAIN_MILLIS = 250;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description =
                    "bridge, validation, agent, dashboard, broker, database, redis-1, redis-2 or launcher; all without one.")
    private @Nullable String name;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "How many of the last lines (100 of one process, 20 of each of all).")
    private @Nullable Integer lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on until Ctrl-C.")
    private boolean follow;

    @Mixin
    private FolderOption folderOption;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder folder = folderOption.folder();
        List<Shown> all = name == null ? each(folder) : List.of(one(folder, name));
        PrintWriter out = spec.commandLine().getOut();
        if (follow) {
            follow(all, out);
        } else if (all.stream().noneMatch(shown -> shown.log().exists())) {
            throw new CannotGoOn(
                    name == null
                            ? "no process has written a log in %s yet".formatted(folder.root())
                            : "%s has written no log in %s yet"
                                    .formatted(all.getFirst().member(), folder.root()));
        }
        all.forEach(shown -> shown.print(shown.log().last(count()), out));
        return 0;
    }

    private static Shown one(DataFolder folder, String said) {
        String member = MemberNames.find(said)
                .orElseThrow(() -> new CannotGoOn("there is no process '%s'; there are %s and launcher"
                        .formatted(said, String.join(", ", MemberNames.IN_START_ORDER))));
        return new Shown(member, "", new LogFile(folder.log(member)));
    }

    private static List<Shown> each(DataFolder folder) {
        List<String> members = Stream.concat(MemberNames.IN_START_ORDER.stream(), Stream.of(FleetRecord.LAUNCHER))
                .toList();
        int longest = members.stream().mapToInt(String::length).max().orElseThrow();
        return members.stream()
                .map(member -> new Shown(
                        member,
                        member + " ".repeat(longest - member.length()) + " | ",
                        new LogFile(folder.log(member))))
                .toList();
    }

    private int count() {
        return lines != null ? lines : name == null ? LINES_OF_EACH : LINES_OF_ONE;
    }

    private void follow(List<Shown> all, PrintWriter out) throws IOException, InterruptedException {
        List<LogTail> tails =
                all.stream().map(shown -> new LogTail(shown.log())).toList();
        for (int i = 0; i < tails.size(); i++) {
            List<String> before = tails.get(i).lines();
            all.get(i).print(before.subList(Math.max(0, before.size() - count()), before.size()), out);
        }
        while (true) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            for (int i = 0; i < tails.size(); i++) {
                all.get(i).print(tails.get(i).lines(), out);
            }
        }
    }

    /**
     * A log that is shown.
     *
     * @param before what stands before each line
     */
    private record Shown(String member, String before, LogFile log) {

        void print(List<String> lines, PrintWriter out) {
            lines.forEach(line -> out.println(before + line));
            out.flush();
        }
    }
}
