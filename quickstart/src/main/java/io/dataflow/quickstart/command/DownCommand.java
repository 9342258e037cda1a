package io.dataflow.quickstart.command;

import io.dataflow.quickstart.CannotGoOn;
import io.dataflow.quickstart.Console;
import io.dataflow.quickstart.fleet.FleetRecord;
import io.dataflow.quickstart.fleet.Orphans;
import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.ProcessMark;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./dataflow down}: stops a fleet that another terminal runs. */
@Command(
        name = "down",
        description = "Stops the fleet; its data stays.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DownCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec;

    @Mixin
    private FolderOption folderOption;

    @Override
    public Integer call() {
        Console console = new Console(spec.commandLine().getOut());
        DataFolder folder = folderOption.folder();
        Optional<ProcessHandle> launcher =
                ProcessMark.find(folder, FleetRecord.LAUNCHER).flatMap(ProcessMark::process);
        launcher.ifPresent(process -> stop(process, console));
        int orphans = Orphans.stop(folder, console);
        if (launcher.isEmpty() && orphans == 0) {
            console.say("No fleet runs in %s", folder.root());
        } else {
            console.say("Stopped; the data stays in %s", folder.root());
        }
        return 0;
    }

    private static void stop(ProcessHandle launcher, Console console) {
        console.say("Stopping the fleet of process %d", launcher.pid());
        launcher.destroy();
        try {
            launcher.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new CannotGoOn("process %d hasn't stopped within %d s; end it with kill -9 %d and call down again"
                    .formatted(launcher.pid(), PATIENCE.toSeconds(), launcher.pid()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("Can't watch process " + launcher.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
