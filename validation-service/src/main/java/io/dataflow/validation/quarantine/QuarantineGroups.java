package io.dataflow.validation.quarantine;

import io.dataflow.validation.rows.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Refused readings by what they have in common. */
@Component
public class QuarantineGroups {

    private static final int LOOKED_AT = 20_000;
    private static final int MOST = 200;

    private static final String FIGURES = "COUNT(*) AS readings, MIN(q.received_at) AS first_at,"
            + " MAX(q.received_at) AS last_at,"
            + " RIGHT(MAX(CONCAT(q.received_at, LPAD(HEX(q.id), 16, '0'))), 16) AS example";
    private static final String PLACE = "IF(q.part >= 0, REGEXP_REPLACE(q.pointer, '^/[0-9]+', '/*'), q.pointer)";

    private final JdbcTemplate jdbc;

    QuarantineGroups(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What they have in common. */
    public enum By {
        /** The first rule that they broke, where, and by which model. */
        REASON,
        DEVICE,
        TOPIC
    }

    /**
     * Readings that have something in common; what they don't have is empty.
     *
     * @param pointer of the reason; {@code /*} at its beginning stands for places in arrays
     * @param example the newest of them
     */
    public record Group(
            String rule,
            String pointer,
            String model,
            String device,
            String topic,
            long readings,
            Instant firstAt,
            Instant lastAt,
            String example) {}

    /**
     * The groups, the largest first.
     *
     * @param counted how many readings they are of
     * @param complete whether that is all of them; else the newest, of which so many were looked at
     * @param lookedAt at most
     */
    public record Groups(List<Group> groups, long counted, boolean complete, int lookedAt) {}

    /** The groups of those that a filter means. */
    public Groups read(QuarantineFilter filter, By by) {
        Conditions conditions = new Conditions(filter, Optional.empty());
        String key = switch (by) {
            case REASON -> "q.rule_broken AS rule_key, " + PLACE + " AS pointer_key, q.model AS model_key";
            case DEVICE -> "COALESCE(q.device_id, '') AS device_key";
            case TOPIC -> "q.topic AS topic_key";
        };
        String grouped = switch (by) {
            case REASON -> "rule_key, pointer_key, model_key";
            case DEVICE -> "device_key";
            case TOPIC -> "topic_key";
        };
        List<Group> groups = jdbc.query(
                "SELECT " + key + ", " + FIGURES + conditions.from(LOOKED_AT) + " GROUP BY " + grouped
                        + " ORDER BY readings DESC, " + grouped + " LIMIT " + MOST,
                conditions::bind,
                (row, number) -> group(row, by));
        boolean complete = jdbc.query(conditions.endOfWindow(LOOKED_AT), conditions::bindLed, (row, number) -> true)
                .isEmpty();
        return new Groups(groups, groups.stream().mapToLong(Group::readings).sum(), complete, LOOKED_AT);
    }

    private static Group group(ResultSet row, By by) throws SQLException {
        boolean reason = by == By.REASON;
        return new Group(
                reason ? row.getString("rule_key") : "",
                reason ? row.getString("pointer_key") : "",
                reason ? row.getString("model_key") : "",
                by == By.DEVICE ? row.getString("device_key") : "",
                by == By.TOPIC ? row.getString("topic_key") : "",
                row.getLong("readings"),
                Columns.instant(row, "first_at"),
                Columns.instant(row, "last_at"),
                row.getString("example").toLowerCase(Locale.ROOT));
    }
}
