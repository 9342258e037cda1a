package io.dataflow.quickstart.command;

import io.dataflow.quickstart.CannotGoOn;
import io.dataflow.quickstart.fleet.MemberNames;
import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.LogFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./dataflow logs}: shows what a process has written, and goes on showing it if asked to. */
@Command(
        name = "logs",
        description = "Shows the log of a process.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LogsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            description = "bridge, validation, agent, dashboard, broker, database, redis-1, redis-2 or launcher.")
    private String name;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "100",
            description = "How many of the last lines (100).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on until Ctrl-C.")
    private boolean follow;

    @Mixin
    private FolderOption folderOption;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder folder = folderOption.folder();
        String member = MemberNames.find(name)
                .orElseThrow(() -> new CannotGoOn("there is no process '%s'; there are %s and launcher"
                        .formatted(name, String.join(", ", MemberNames.IN_START_ORDER))));
        LogFile log = new LogFile(folder.log(member));
        PrintWriter out = spec.commandLine().getOut();
        log.last(lines).forEach(out::println);
        out.flush();
        if (follow) {
            log.follow(more -> {
                out.print(more);
                out.flush();
            });
        } else if (!log.exists()) {
            throw new CannotGoOn("%s has written no log in %s yet".formatted(member, folder.root()));
        }
        return 0;
    }
}
