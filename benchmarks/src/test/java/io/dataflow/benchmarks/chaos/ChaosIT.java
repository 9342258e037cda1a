package io.dataflow.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.FleetPlan;
import io.dataflow.benchmarks.fleet.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosIT {

    @TempDir
    Path folder;

    @Test
    void storesEveryAcknowledgedReadingOnceWhateverDies() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        ChaosPlan plan = new ChaosPlan(
                seed,
                10_000,
                Duration.ofSeconds(20),
                Duration.ofSeconds(3),
                Duration.ofSeconds(12),
                EnumSet.allOf(Role.class),
                true,
                true,
                Duration.ZERO,
                Duration.ofMinutes(3));

        try (Fleet fleet = Fleet.start(folder, FleetPlan.toBreak(2, 2, 3))) {
            assertThat(ChaosRun.on(fleet, plan, System.out))
                    .as("run with seed " + seed)
                    .isTrue();
        }
    }
}
