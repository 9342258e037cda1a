package io.dataflow.validation.quarantine.replay;

import io.dataflow.contract.MessageId;
import io.dataflow.validation.quarantine.QuarantinePage;
import io.dataflow.validation.quarantine.mending.StepDocument;
import io.dataflow.validation.rows.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Keeps which jobs there are, and whose turn it is to go on with each: by the database's clock alone. */
@Component
class JobRows {

    static final Duration LEASE = Duration.ofSeconds(15);

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final TypeReference<List<StepDocument>> STEPS = new TypeReference<>() {};
    private static final String LEASE_UNTIL =
            " lease_until = UTC_TIMESTAMP(3) + INTERVAL " + LEASE.toSeconds() + " SECOND";
    private static final String FREE = "state = 'running' AND (lease_until IS NULL OR lease_until < UTC_TIMESTAMP(3))";

    private final JdbcTemplate jdbc;

    JobRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The right to go on with a job, until it ends or another instance takes it over. */
    record Lease(long job, long fence) {}

    /** A job that is to be begun. */
    record Wanted(Job.Action action, Selection selection, List<StepDocument> steps, long selected) {}

    long add(Wanted wanted, Instant now, String by) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    var insert = connection.prepareStatement(
                            "INSERT INTO quarantine_job (action, state, selection, steps, selected_count, created_at,"
                                    + " created_by) VALUES (?, 'running', ?, ?, ?, ?, ?)",
                            Statement.RETURN_GENERATED_KEYS);
                    insert.setString(1, wanted.action().word());
                    insert.setString(2, JSON.writeValueAsString(wanted.selection()));
                    insert.setString(3, JSON.writeValueAsString(wanted.steps()));
                    insert.setLong(4, wanted.selected());
                    Columns.set(insert, 5, now);
                    insert.setString(6, by);
                    return insert;
                },
                key);
        return java.util.Objects.requireNonNull(key.getKey()).longValue();
    }

    Optional<Job> find(long id) {
        return jdbc.query("SELECT * FROM quarantine_job WHERE id = ?", (row, number) -> job(row), id).stream()
                .findFirst();
    }

    List<Job> newest(int most) {
        return jdbc.query("SELECT * FROM quarantine_job ORDER BY id DESC LIMIT " + most, (row, number) -> job(row));
    }

    /** Takes over the oldest job that nobody goes on with. */
    Optional<Lease> take(String instance) {
        return jdbc
                .query(
                        "SELECT id, fence FROM quarantine_job WHERE " + FREE + " ORDER BY id LIMIT 1",
                        (row, number) -> new Lease(row.getLong("id"), row.getLong("fence")))
                .stream()
                .findFirst()
                .filter(free -> jdbc.update(
                                "UPDATE quarantine_job SET owner = ?, fence = fence + 1," + LEASE_UNTIL
                                        + " WHERE id = ? AND fence = ? AND " + FREE,
                                instance,
                                free.job(),
                                free.fence())
                        == 1)
                .map(free -> new Lease(free.job(), free.fence() + 1));
    }

    /** Within the transaction that made it true; false if the job is another's or has ended, and nothing of it may stay then. */
    static boolean advance(JdbcTemplate jdbc, Lease lease, Job.Progress more, Optional<QuarantinePage.Place> place) {
        return jdbc.update(
                        "UPDATE quarantine_job SET looked_at_count = looked_at_count + ?, stored_count = stored_count + ?,"
                                + " duplicate_count = duplicate_count + ?, refused_count = refused_count + ?,"
                                + " discarded_count = discarded_count + ?, place_at = COALESCE(?, place_at),"
                                + " place_id = COALESCE(?, place_id)," + LEASE_UNTIL
                                + " WHERE id = ? AND fence = ? AND state = 'running'",
                        statement -> {
                            statement.setLong(1, more.lookedAt());
                            statement.setLong(2, more.stored());
                            statement.setLong(3, more.duplicate());
                            statement.setLong(4, more.refused());
                            statement.setLong(5, more.discarded());
                            Columns.set(
                                    statement,
                                    6,
                                    place.map(QuarantinePage.Place::receivedAt).orElse(null));
                            Columns.set(
                                    statement,
                                    7,
                                    place.map(QuarantinePage.Place::id).orElse(null));
                            statement.setLong(8, lease.job());
                            statement.setLong(9, lease.fence());
                        })
                == 1;
    }

    void finish(Lease lease) {
        jdbc.update(
                "UPDATE quarantine_job SET state = 'done', finished_at = UTC_TIMESTAMP(3), owner = NULL"
                        + " WHERE id = ? AND fence = ? AND state = 'running'",
                lease.job(),
                lease.fence());
    }

    void release(Lease lease) {
        jdbc.update(
                "UPDATE quarantine_job SET lease_until = NULL, owner = NULL WHERE id = ? AND fence = ?",
                lease.job(),
                lease.fence());
    }

    boolean cancel(long id) {
        return jdbc.update(
                        "UPDATE quarantine_job SET state = 'cancelled', finished_at = UTC_TIMESTAMP(3), owner = NULL"
                                + " WHERE id = ? AND state = 'running'",
                        id)
                == 1;
    }

    int forgetBefore(Instant finished, int most) {
        return jdbc.update(
                "DELETE FROM quarantine_job WHERE state <> 'running' AND finished_at < ? LIMIT " + most,
                Columns.utc(finished));
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getLong("id"),
                Job.Action.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
                Job.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                JSON.readValue(row.getString("selection"), Selection.class),
                JSON.readValue(row.getString("steps"), STEPS),
                row.getLong("selected_count"),
                new Job.Progress(
                        row.getLong("looked_at_count"),
                        row.getLong("stored_count"),
                        row.getLong("duplicate_count"),
                        row.getLong("refused_count"),
                        row.getLong("discarded_count")),
                Columns.instant(row, "created_at"),
                row.getString("created_by"),
                time(row, "finished_at"),
                place(row));
    }

    private static Optional<QuarantinePage.Place> place(ResultSet row) throws SQLException {
        Optional<Instant> at = time(row, "place_at");
        if (at.isEmpty()) {
            return Optional.empty();
        }
        MessageId id = Columns.messageId(row, "place_id");
        return Optional.of(new QuarantinePage.Place(at.get(), id));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
                .map(time -> time.toInstant(ZoneOffset.UTC));
    }
}
