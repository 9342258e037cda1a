package io.dataflow.validation.quarantine.replay;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.MessageId;
import io.dataflow.contract.ModelName;
import io.dataflow.contract.SourceName;
import io.dataflow.validation.quarantine.mending.Amended;
import io.dataflow.validation.rows.Columns;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is in quarantine in order to judge it again. */
final class HeldRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> PROPERTIES = new TypeReference<>() {};
    private static final String SELECT =
            "SELECT id, received_at, source, topic, content_type, properties, model, payload, delivery_id, sender, part, pack,"
                    + " mended, mended_device, mended_model, mended_time FROM quarantined_reading WHERE id IN (%s)"
                    + " ORDER BY id";

    private HeldRows() {}

    static List<HeldReading> read(JdbcTemplate jdbc, List<MessageId> ids) {
        return query(jdbc, SELECT, ids);
    }

    static long count(JdbcTemplate jdbc, List<MessageId> ids) {
        return ids.isEmpty()
                ? 0
                : jdbc.query(
                                "SELECT COUNT(*) AS n FROM quarantined_reading WHERE id IN (" + places(ids) + ")",
                                statement -> bind(statement, ids),
                                (row, number) -> row.getLong("n"))
                        .getFirst();
    }

    /** Nobody else changes them until the transaction ends; those that are gone are left out. */
    static List<HeldReading> lock(JdbcTemplate jdbc, List<MessageId> ids) {
        return query(jdbc, SELECT + " FOR UPDATE", ids);
    }

    private static List<HeldReading> query(JdbcTemplate jdbc, String sql, List<MessageId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.query(sql.formatted(places(ids)), statement -> bind(statement, ids), (row, number) -> held(row));
    }

    private static String places(List<MessageId> ids) {
        return String.join(",", Collections.nCopies(ids.size(), "?"));
    }

    private static void bind(PreparedStatement statement, List<MessageId> ids) throws SQLException {
        for (int i = 0; i < ids.size(); i++) {
            Columns.set(statement, i + 1, ids.get(i));
        }
    }

    private static HeldReading held(ResultSet row) throws SQLException {
        byte[] payload = row.getBytes("payload");
        return new HeldReading(
                Columns.messageId(row, "id"),
                row.getString("source").isEmpty() ? Optional.empty() : Optional.of(envelope(row, payload)),
                payload,
                row.getInt("part"),
                row.getBoolean("pack"),
                row.getString("model"),
                new Amended(
                        Optional.ofNullable(row.getBytes("mended")),
                        device(row, "mended_device"),
                        Optional.ofNullable(row.getString("mended_model")).map(ModelName::new),
                        row.getBoolean("mended_time")));
    }

    private static Envelope envelope(ResultSet row, byte[] payload) throws SQLException {
        long delivery = row.getLong("delivery_id");
        return new Envelope(
                row.wasNull() ? Columns.messageId(row, "id").value() : delivery,
                new SourceName(row.getString("source")),
                row.getString("topic"),
                device(row, "sender"),
                Columns.instant(row, "received_at"),
                Optional.ofNullable(row.getString("content_type")),
                JSON.readValue(row.getString("properties"), PROPERTIES),
                payload);
    }

    private static Optional<DeviceId> device(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(DeviceId::new);
    }
}
