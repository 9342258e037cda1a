package io.dataflow.quickstart.command;

import io.dataflow.quickstart.Console;
import io.dataflow.quickstart.fleet.FleetRecord;
import io.dataflow.quickstart.fleet.FleetState;
import io.dataflow.quickstart.fleet.FleetState.MemberState;
import io.dataflow.quickstart.fleet.Orphans;
import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.FolderLock;
import io.dataflow.quickstart.folder.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./dataflow status}: how each process is doing, and how many readings go through. */
@Command(
        name = "status",
        description = "Says how each process is doing.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything is healthy", "1:something isn't", "3:no fleet runs"})
final class StatusCommand implements Callable<Integer> {

    private static final int HEALTHY = 0;
    private static final int UNHEALTHY = 1;
    private static final int NOT_RUNNING = 3;
    private static final String ROW = "%-11s %7s %6s  %-11s %8s %8s";

    @Spec
    private CommandSpec spec;

    @Mixin
    private FolderOption folderOption;

    @Override
    public Integer call() {
        Console console = new Console(spec.commandLine().getOut());
        DataFolder folder = folderOption.folder();
        Optional<FleetRecord> record = FleetRecord.find(folder).filter(found -> FolderLock.isTaken(folder));
        if (record.isEmpty()) {
            return withoutLauncher(folder, console);
        }
        FleetState state = new FleetState(folder, record.get(), Secrets.of(folder), Clock.systemUTC());
        List<MemberState> members = state.members();
        print(members, console);
        state.flow().ifPresent(console::say);
        return members.stream().allMatch(MemberState::healthy) ? HEALTHY : UNHEALTHY;
    }

    private int withoutLauncher(DataFolder folder, Console console) {
        List<String> orphans = Orphans.find(folder);
        if (orphans.isEmpty()) {
            console.say("No fleet runs in %s", folder.root());
            return NOT_RUNNING;
        }
        console.say(
                "The launcher was killed and left behind: %s. Stop them with ./dataflow down%s, or go on with ./dataflow up",
                String.join(", ", orphans), folderOption.repeated());
        return UNHEALTHY;
    }

    private static void print(List<MemberState> members, Console console) {
        console.say(ROW, "NAME", "PROCESS", "PORT", "HEALTH", "MEMORY", "UP");
        for (MemberState member : members) {
            console.say(
                    ROW,
                    member.name(),
                    text(member.pid()),
                    text(member.port()),
                    member.health(),
                    member.residentBytes().isPresent() ? (member.residentBytes().getAsLong() >> 20) + " MB" : "-",
                    member.uptime().map(StatusCommand::text).orElse("-"));
        }
        long total = members.stream()
                .mapToLong(member -> member.residentBytes().orElse(0))
                .sum();
        console.say(ROW, "together", "", "", "", (total >> 20) + " MB", "");
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "-";
    }

    private static String text(Duration time) {
        if (time.toHours() > 0) {
            return String.format(Locale.ROOT, "%d h %02d m", time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " m" : time.toSeconds() + " s";
    }
}
