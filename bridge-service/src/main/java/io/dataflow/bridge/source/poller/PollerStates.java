package io.dataflow.bridge.source.poller;

import io.dataflow.contract.SourceName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of how polling goes, and the lease by which one bridge at a time polls; all by the clock of the database. */
@Repository
public class PollerStates {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_PROBLEM = 1000;

    private final JdbcTemplate database;

    PollerStates(JdbcTemplate database) {
        this.database = database;
    }

    /** Begins afresh, also where it is polled at this moment: what comes of that is not remembered. */
    public void reset(SourceName source) {
        int changed = database.update("""
                UPDATE poller_state SET lease = lease + 1, leased_until = UTC_TIMESTAMP(3), next_at = UTC_TIMESTAMP(3),
                  problem = '', failures = 0, etag = '', last_modified = '' WHERE source = ?
                """, source.value());
        if (changed == 0) {
            database.update("""
                    INSERT INTO poller_state (source, next_at, lease, leased_until, problem, failures, readings, etag, last_modified)
                    VALUES (?, UTC_TIMESTAMP(3), 0, UTC_TIMESTAMP(3), '', 0, 0, '', '')
                    """, source.value());
        }
    }

    public void remove(SourceName source) {
        database.update("DELETE FROM poller_state WHERE source = ?", source.value());
    }

    /** Those whose time has come and that nobody polls. */
    List<String> due() {
        return database.queryForList("""
                SELECT source FROM poller_state
                WHERE next_at <= UTC_TIMESTAMP(3) AND leased_until <= UTC_TIMESTAMP(3) ORDER BY next_at
                """, String.class);
    }

    /** The right to poll for so long; empty where another bridge was quicker. */
    Optional<Lease> take(SourceName source, Duration length) {
        int taken = database.update("""
                UPDATE poller_state SET lease = lease + 1, tried_at = UTC_TIMESTAMP(3),
                  leased_until = TIMESTAMPADD(MICROSECOND, ?, UTC_TIMESTAMP(3))
                WHERE source = ? AND next_at <= UTC_TIMESTAMP(3) AND leased_until <= UTC_TIMESTAMP(3)
                """, micros(length), source.value());
        return taken == 0
                ? Optional.empty()
                : database
                        .query(
                                "SELECT lease, failures, etag, last_modified FROM poller_state WHERE source = ?",
                                (row, number) -> lease(source, row),
                                source.value())
                        .stream()
                        .findFirst();
    }

    private static Lease lease(SourceName source, ResultSet row) throws SQLException {
        Validators validators = new Validators(row.getString("etag"), row.getString("last_modified"));
        return new Lease(source, row.getLong("lease"), row.getInt("failures"), validators);
    }

    /** Ends the lease; nothing happens where somebody else has a later one. */
    void succeeded(Lease lease, int status, int readings, Validators validators, Duration every) {
        database.update(
                """
                UPDATE poller_state SET leased_until = UTC_TIMESTAMP(3), succeeded_at = tried_at, status = ?, problem = '',
                  failures = 0, readings = readings + ?, etag = ?, last_modified = ?,
                  next_at = GREATEST(TIMESTAMPADD(MICROSECOND, ?, tried_at), UTC_TIMESTAMP(3))
                WHERE source = ? AND lease = ?
                """,
                status,
                readings,
                validators.etag(),
                validators.lastModified(),
                micros(every),
                lease.source().value(),
                lease.number());
    }

    /** Ends the lease; nothing happens where somebody else has a later one. */
    void failed(Lease lease, Fetched.Failed failure, Duration pause) {
        String words = failure.words();
        database.update(
                """
                UPDATE poller_state SET leased_until = UTC_TIMESTAMP(3), status = ?, problem = ?, failures = failures + 1,
                  next_at = TIMESTAMPADD(MICROSECOND, ?, UTC_TIMESTAMP(3))
                WHERE source = ? AND lease = ?
                """,
                failure.status().isPresent() ? failure.status().getAsInt() : null,
                words.substring(0, Math.min(words.length(), LONGEST_PROBLEM)),
                micros(pause),
                lease.source().value(),
                lease.number());
    }

    /** Every poller by the name of its source. */
    public Map<String, PollerReport> reports() {
        Map<String, PollerReport> reports = new HashMap<>();
        database.query("SELECT * FROM poller JOIN poller_state ON poller_state.source = poller.source", row -> {
            reports.put(row.getString("source"), report(row));
        });
        return reports;
    }

    private static PollerReport report(ResultSet row) throws SQLException {
        return new PollerReport(
                row.getString("url"),
                row.getString("method"),
                row.getString("body"),
                JSON.readValue(row.getString("headers"), HEADERS).keySet().stream()
                        .sorted()
                        .toList(),
                row.getLong("every_millis") / 1000.0,
                row.getString("format"),
                row.getString("pointer"),
                row.getString("device"),
                row.getString("device_field"),
                instant(row, "tried_at"),
                instant(row, "succeeded_at"),
                Optional.ofNullable(row.getObject("status", Integer.class)),
                instant(row, "next_at").orElseThrow(),
                row.getString("problem"),
                row.getInt("failures"),
                row.getLong("readings"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    /**
     * The right to poll a source.
     *
     * @param number grows with each taking
     * @param failures in a row so far
     * @param validators of the answer before
     */
    record Lease(SourceName source, long number, int failures, Validators validators) {}
}
