package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.load.LoadPlan;
import io.dataflow.benchmarks.load.StampedPayload;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Has many readings stored before something is measured, by validation itself, so that tables, rollups and accounts are as they
 * would be: of the same devices, evenly over the last hours.
 */
final class StoredBefore {

    private static final Duration HOURS = Duration.ofHours(6);
    private static final long MESSAGES_AT_ONCE = 500_000;

    private final Fleet fleet;
    private final PrintStream out;

    StoredBefore(Fleet fleet, PrintStream out) {
        this.fleet = fleet;
        this.out = out;
    }

    /** Returns once all of them are committed. */
    void store(long readings, LoadPlan load, Outcomes outcomes) throws SQLException {
        LoadPlan single = new LoadPlan(Math.max(1, readings), load.devices(), load.payloadBytes(), 1, 1, 0);
        PreparedReadings prepared = new PreparedReadings(fleet.nodes(), single);
        long span = HOURS.toNanos() / 1_000;
        long first = StampedPayload.nowMicros() - span;
        for (long done = 0; done < readings; done += MESSAGES_AT_ONCE) {
            out.printf("%,d of %,d readings stored before%n", done, readings);
            long part = Math.min(MESSAGES_AT_ONCE, readings - done);
            Outcomes.Counts before = outcomes.read();
            prepared.prepare(part, first + (long) ((double) done / readings * span), span / readings);
            prepared.release();
            outcomes.awaitStored(before, part);
        }
    }
}
