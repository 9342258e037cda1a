package io.dataflow.validation.store;

import io.dataflow.validation.rows.ManyRows;
import io.dataflow.validation.verdict.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps each device's newest reading. */
@Component
class LatestRows {

    private static final String NEWER = "VALUES(ts) > ts OR VALUES(ts) = ts AND VALUES(message_id) > message_id";

    /** Assignments take effect from left to right, so what tells which is newer comes last. */
    private static final String UPSERT = " ON DUPLICATE KEY UPDATE"
            + " received_at = IF(" + NEWER + ", VALUES(received_at), received_at),"
            + " reading = IF(" + NEWER + ", VALUES(reading), reading),"
            + " changed_at = IF(" + NEWER + ", VALUES(changed_at), changed_at),"
            + " message_id = IF(" + NEWER + ", VALUES(message_id), message_id),"
            + " ts = GREATEST(ts, VALUES(ts))";

    private static final ManyRows ROWS = new ManyRows(
            "INSERT INTO latest_reading (model, device_id, ts, message_id, received_at, reading, changed_at) VALUES ",
            "(?,?,?,?,?,?,UTC_TIMESTAMP(6))",
            UPSERT);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    void update(JdbcTemplate jdbc, NewestReadings newest) {
        ROWS.write(jdbc, newest.inOrder().stream().map(LatestRows::row).toList());
    }

    private static @Nullable Object[] row(Reading reading) {
        return new @Nullable Object[] {
            reading.model().name().value(),
            reading.device().value(),
            reading.ts(),
            reading.messageId(),
            reading.receivedAt(),
            JSON.writeValueAsString(reading.byName())
        };
    }
}
