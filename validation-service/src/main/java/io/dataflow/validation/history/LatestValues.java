package io.dataflow.validation.history;

import io.dataflow.contract.query.LatestReading;
import io.dataflow.contract.query.LatestReadings;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.rows.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Each device's newest reading. */
@Component
public class LatestValues {

    private static final int PAGE = 10_000;

    /** A transaction may become visible that long after it wrote down the time of its change. */
    private static final Duration OVERLAP = Duration.ofSeconds(2);

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcTemplate jdbc;
    private final int pageSize;

    @Autowired
    LatestValues(JdbcTemplate jdbc) {
        this(jdbc, PAGE);
    }

    /** @param pageSize rows asked for at a time */
    LatestValues(JdbcTemplate jdbc, int pageSize) {
        this.jdbc = jdbc;
        this.pageSize = pageSize;
    }

    /**
     * What changed since a moment, a few devices more rather than one too few.
     *
     * @param device only this one; empty for all
     * @param since what the last answer's cursor says; the epoch for everything
     */
    public LatestReadings changedSince(List<DataModel> models, Optional<String> device, Instant since) {
        List<LatestReading> readings = new ArrayList<>();
        Instant newest = since;
        for (DataModel model : models) {
            for (Changed changed : query(model, device, since)) {
                readings.add(changed.reading());
                newest = newest.isAfter(changed.at()) ? newest : changed.at();
            }
        }
        return new LatestReadings(readings, Cursor.ofInstant(newest));
    }

    private record Changed(LatestReading reading, Instant at) {}

    private List<Changed> query(DataModel model, Optional<String> device, Instant since) {
        List<Changed> all = new ArrayList<>();
        List<Changed> page;
        do {
            Optional<Changed> last = all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
            page = page(model, device, since, last);
            all.addAll(page);
        } while (page.size() == pageSize);
        return all;
    }

    private List<Changed> page(DataModel model, Optional<String> device, Instant since, Optional<Changed> after) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(model.name().value());
        String sql = "SELECT device_id, ts, received_at, reading, changed_at FROM latest_reading WHERE model = ?";
        if (device.isPresent()) {
            sql += " AND device_id = ?";
            parameters.add(device.get());
        }
        if (since.isAfter(Instant.EPOCH)) {
            sql += " AND changed_at >= ?";
            parameters.add(Columns.utc(since.minus(OVERLAP)));
        }
        if (after.isPresent()) {
            sql += " AND (changed_at > ? OR changed_at = ? AND device_id > ?)";
            parameters.add(Columns.utc(after.get().at()));
            parameters.add(Columns.utc(after.get().at()));
            parameters.add(after.get().reading().device());
        }
        return jdbc.query(
                sql + " ORDER BY changed_at, device_id LIMIT " + pageSize,
                (row, number) -> changed(model, row),
                parameters.toArray());
    }

    private static Changed changed(DataModel model, ResultSet row) throws SQLException {
        LatestReading reading = new LatestReading(
                model.name().value(),
                row.getString("device_id"),
                Columns.instant(row, "ts"),
                Columns.instant(row, "received_at"),
                inOrder(model, JSON.readValue(row.getString("reading"), VALUES)));
        return new Changed(reading, Columns.instant(row, "changed_at"));
    }

    /** Not every database keeps the order of a JSON object's fields. */
    private static Map<String, Object> inOrder(DataModel model, Map<String, Object> stored) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : model.fields()) {
            Object value = stored.get(field.name());
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return values;
    }
}
