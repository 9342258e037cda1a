package io.dataflow.validation.store;

import io.dataflow.validation.rows.Batches;
import io.dataflow.validation.rows.Columns;
import io.dataflow.validation.verdict.Reading;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps each device's newest reading. */
@Component
class LatestRows {

    private static final String NEWER = "VALUES(ts) > ts OR VALUES(ts) = ts AND VALUES(message_id) > message_id";

    /** Assignments take effect from left to right, so what tells which is newer comes last. */
    private static final String UPSERT = "INSERT INTO latest_reading"
            + " (model, device_id, ts, message_id, received_at, reading, changed_at)"
            + " VALUES (?,?,?,?,?,?,UTC_TIMESTAMP(6)) ON DUPLICATE KEY UPDATE"
            + " received_at = IF(" + NEWER + ", VALUES(received_at), received_at),"
            + " reading = IF(" + NEWER + ", VALUES(reading), reading),"
            + " changed_at = IF(" + NEWER + ", VALUES(changed_at), changed_at),"
            + " message_id = IF(" + NEWER + ", VALUES(message_id), message_id),"
            + " ts = GREATEST(ts, VALUES(ts))";

    private static final Comparator<Reading> AGE = Comparator.comparing(Reading::ts)
            .thenComparing((a, b) ->
                    Long.compareUnsigned(a.messageId().value(), b.messageId().value()));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    void update(JdbcTemplate jdbc, List<Reading> added) {
        Map<String, Reading> newest = new TreeMap<>();
        for (Reading reading : added) {
            newest.merge(
                    reading.model().name() + "/" + reading.device(), reading, (a, b) -> AGE.compare(a, b) >= 0 ? a : b);
        }
        Batches.run(jdbc, UPSERT, List.copyOf(newest.values()), LatestRows::bind);
    }

    private static void bind(PreparedStatement statement, Reading reading) throws SQLException {
        statement.setString(1, reading.model().name().value());
        statement.setString(2, reading.device().value());
        Columns.set(statement, 3, reading.ts());
        Columns.set(statement, 4, reading.messageId());
        Columns.set(statement, 5, reading.receivedAt());
        statement.setString(6, JSON.writeValueAsString(reading.byName()));
    }
}
