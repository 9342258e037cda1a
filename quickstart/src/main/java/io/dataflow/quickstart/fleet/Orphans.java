package io.dataflow.quickstart.fleet;

import io.dataflow.quickstart.Console;
import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.ProcessMark;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Processes that a launcher left behind because it was killed. */
public final class Orphans {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Orphans() {}

    /** The members that still run; orphans only where no launcher does. */
    public static List<String> find(DataFolder folder) {
        return marks(folder).stream()
                .filter(mark -> mark.process().isPresent())
                .map(ProcessMark::name)
                .toList();
    }

    private static List<ProcessMark> marks(DataFolder folder) {
        return ProcessMark.allIn(folder).stream()
                .filter(mark -> !mark.name().equals(FleetRecord.LAUNCHER))
                .sorted(Comparator.comparingInt(mark -> MemberNames.stopOrder(mark.name())))
                .toList();
    }

    /** Stops all that the folder knows of, services before the servers that they need. Returns how many there were. */
    public static int stop(DataFolder folder, Console console) {
        int stopped = 0;
        for (ProcessMark mark : marks(folder)) {
            if (mark.process().isPresent()) {
                console.say(
                        "stopping %s (process %d), left behind by a launcher that was killed", mark.name(), mark.pid());
                Spawned.end(mark.process().orElseThrow(), PATIENCE);
                stopped++;
            }
            mark.removeFrom(folder);
        }
        FleetRecord.removeFrom(folder);
        return stopped;
    }
}
