package io.dataflow.validation.modelling.dryrun;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.Topics;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.rows.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the payload that a stored row may have come from: its columns under the names of their fields, what the model didn't know, the
 * device and the time. The original is not kept: a default that was stored looks as if it had been sent, and what was dropped is
 * missing.
 */
final class RowPayload {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SourceName SOURCE = new SourceName("dry-run");

    private final List<DataModel> versions;
    private final Set<String> columns;

    /**
     * @param versions that were ever active, the active one first
     * @param columns that the table has, in small letters
     */
    RowPayload(List<DataModel> versions, Set<String> columns) {
        this.versions = versions;
        this.columns = columns;
    }

    Envelope envelope(ResultSet row) throws SQLException {
        DeviceId device = new DeviceId(row.getString("device_id"));
        return new Envelope(
                0,
                SOURCE,
                Topics.telemetry(device),
                Optional.of(device),
                Columns.instant(row, "received_at"),
                Optional.empty(),
                Map.of(),
                JSON.writeValueAsBytes(payload(row, device)));
    }

    private ObjectNode payload(ResultSet row, DeviceId device) throws SQLException {
        DataModel usual = versions.getFirst();
        ObjectNode payload = JSON.createObjectNode();
        payload.put(usual.deviceField(), device.value());
        payload.put(usual.timestampField(), Columns.instant(row, "ts").toString());
        Set<String> read = new HashSet<>();
        for (DataModel version : versions) {
            for (Field field : version.fields()) {
                String column = field.column().value().toLowerCase(Locale.ROOT);
                if (columns.contains(column) && read.add(column) && !payload.has(field.name())) {
                    put(payload, field, row);
                }
            }
        }
        String extras = row.getString("extras");
        if (extras != null && JSON.readTree(extras) instanceof ObjectNode unknown) {
            for (Map.Entry<String, JsonNode> each : unknown.properties()) {
                payload.putIfAbsent(each.getKey(), each.getValue());
            }
        }
        return payload;
    }

    private static void put(ObjectNode payload, Field field, ResultSet row) throws SQLException {
        String column = field.column().value();
        @Nullable Object value = row.getObject(column);
        if (value == null) {
            return;
        }
        switch (field.type()) {
            case NUMBER -> payload.put(field.name(), row.getDouble(column));
            case INTEGER -> payload.put(field.name(), row.getLong(column));
            case STRING, ENUM -> payload.put(field.name(), row.getString(column));
            case BOOLEAN -> payload.put(field.name(), row.getBoolean(column));
            case TIMESTAMP -> payload.put(field.name(), instant(row, column).toString());
            case OBJECT, ARRAY -> payload.set(field.name(), JSON.readTree(row.getString(column)));
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
