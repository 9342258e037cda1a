package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.CannotRun;
import io.dataflow.benchmarks.load.StampedPayload;
import io.dataflow.local.LocalDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks the database how many envelopes are committed, over a connection of its own. */
final class Outcomes implements AutoCloseable {

    private static final String TOTALS = "SELECT COALESCE(SUM(stored_count), 0), COALESCE(SUM(duplicate_count), 0),"
            + " COALESCE(SUM(rejected_count), 0) FROM outcome_total";
    private static final String ROWS = "SELECT COUNT(*) FROM reading_sensor";
    private static final long LOOK_AGAIN_NANOS = 5_000_000;
    private static final long QUIET_NANOS = 1_000_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Connection connection;
    private final PreparedStatement totals;

    Outcomes(LocalDatabase database) throws SQLException {
        this.connection = DriverManager.getConnection(database.url(), database.username(), database.password());
        this.totals = connection.prepareStatement(TOTALS);
    }

    /** What became of all envelopes so far. */
    record Counts(long stored, long duplicate, long rejected) {}

    Counts read() throws SQLException {
        try (ResultSet row = totals.executeQuery()) {
            row.next();
            return new Counts(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    /**
     * Waits until so many more are stored than before; when that was, in microseconds of the epoch.
     *
     * @throws CannotRun where one is refused, or nothing is stored any more
     */
    long awaitStored(Counts before, long messages) throws SQLException {
        Counts now = read();
        long changed = System.nanoTime();
        while (now.stored() < before.stored() + messages) {
            requireGood(before, now);
            if (System.nanoTime() - changed > PATIENCE.toNanos()) {
                throw new CannotRun("Only %,d of %,d messages were stored, and for %d s none more"
                        .formatted(now.stored() - before.stored(), messages, PATIENCE.toSeconds()));
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            Counts next = read();
            changed = next.equals(now) ? changed : System.nanoTime();
            now = next;
        }
        return StampedPayload.nowMicros();
    }

    /** Waits until nothing comes any more, such as what was sent twice; what became of all by then. */
    Counts awaitQuiet() throws SQLException {
        Counts before = read();
        LockSupport.parkNanos(QUIET_NANOS);
        Counts now = read();
        while (!now.equals(before)) {
            before = now;
            LockSupport.parkNanos(QUIET_NANOS);
            now = read();
        }
        return now;
    }

    /** How many readings lie in the table. */
    long rows() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROWS)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static void requireGood(Counts before, Counts now) {
        if (now.rejected() > before.rejected()) {
            throw new CannotRun(
                    "%,d messages were refused; the quarantine says why".formatted(now.rejected() - before.rejected()));
        }
    }
}
