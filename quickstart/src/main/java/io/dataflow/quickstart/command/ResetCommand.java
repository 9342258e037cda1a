package io.dataflow.quickstart.command;

import io.dataflow.quickstart.CannotGoOn;
import io.dataflow.quickstart.Console;
import io.dataflow.quickstart.fleet.Orphans;
import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.FolderLock;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./dataflow reset}: deletes the data folder, if it is one and the person means it. */
@Command(
        name = "reset",
        description = "Deletes all data, secrets and logs of the fleet, after asking.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ResetCommand implements Callable<Integer> {

    private static final int NOT_DONE = 1;

    @Spec
    private CommandSpec spec;

    @Option(names = "--yes", description = "Doesn't ask.")
    private boolean yes;

    @Mixin
    private FolderOption folderOption;

    @Override
    public Integer call() throws IOException {
        Console console = new Console(spec.commandLine().getOut());
        DataFolder folder = folderOption.folder();
        if (!Files.exists(folder.root())) {
            console.say("Nothing to delete: there is no %s", folder.root());
            return 0;
        }
        if (!folder.isOurs()) {
            throw new CannotGoOn("%s isn't a data folder of DataFlow; nothing was deleted".formatted(folder.root()));
        }
        if (FolderLock.isTaken(folder)) {
            throw new CannotGoOn("a fleet runs in %s; stop it first: ./dataflow down%s"
                    .formatted(folder.root(), folderOption.repeated()));
        }
        if (!yes && !confirmed(folder)) {
            console.say("Nothing was deleted.");
            return NOT_DONE;
        }
        Orphans.stop(folder, console);
        folder.delete();
        console.say("Deleted %s", folder.root());
        return 0;
    }

    private boolean confirmed(DataFolder folder) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("This deletes all readings, settings, accounts and logs in %s. Go on? [y/N] ", folder.root());
        out.flush();
        String answer = answer().strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    private static String answer() throws IOException {
        StringBuilder line = new StringBuilder();
        InputStreamReader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        for (int letter = in.read(); letter != -1 && letter != '\n'; letter = in.read()) {
            line.append((char) letter);
        }
        return line.toString();
    }
}
