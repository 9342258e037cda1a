package io.dataflow.benchmarks.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.FleetPlan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileIT {

    @TempDir
    Path folder;

    @Test
    void livesOnWhateverIsSent() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);

        try (Fleet fleet = Fleet.start(folder, FleetPlan.toBreak(1, 1, 2))) {
            assertThat(HostileRun.on(fleet, seed, 1_000, System.out))
                    .as("run with seed " + seed)
                    .isTrue();
        }
    }
}
