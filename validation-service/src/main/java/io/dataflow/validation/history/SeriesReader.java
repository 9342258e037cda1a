package io.dataflow.validation.history;

import io.dataflow.contract.query.DeviceSeries;
import io.dataflow.contract.query.Grain;
import io.dataflow.contract.query.MetricPoint;
import io.dataflow.contract.query.Series;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.rows.Columns;
import io.dataflow.validation.store.Bucket;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** One metric over a range, a line a device; where nothing was measured there is no point. */
@Component
public class SeriesReader {

    /** One chart has at most so many lines. */
    public static final int MOST_DEVICES = 20;

    private final JdbcTemplate jdbc;

    SeriesReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads a series.
     *
     * @param wanted the devices; none for all, of which the first by name are taken
     * @param points at most so many for each device, but where days are more than that
     */
    public Series read(DataModel model, Field metric, List<String> wanted, TimeRange range, int points) {
        List<String> devices = wanted.isEmpty() ? firstDevices(model) : wanted;
        int each = GrainChoice.pointsPerDevice(points, devices.size());
        Grain rollup = GrainChoice.rollup(range, each);
        Grain grain = rollup == Grain.MINUTE
                ? GrainChoice.finest(rollup, mostReadings(model, metric, devices, range), each)
                : rollup;
        Map<String, List<MetricPoint>> lines = new LinkedHashMap<>();
        devices.forEach(device -> lines.put(device, new ArrayList<>()));
        if (!devices.isEmpty()) {
            points(grain, model, metric, devices, range, lines);
        }
        return new Series(
                model.name().value(),
                metric.name(),
                metric.unit(),
                grain,
                range.from(),
                range.to(),
                lines.entrySet().stream()
                        .map(line -> new DeviceSeries(line.getKey(), line.getValue()))
                        .toList());
    }

    private List<String> firstDevices(DataModel model) {
        return jdbc.queryForList(
                "SELECT device_id FROM latest_reading WHERE model = ? ORDER BY device_id LIMIT " + MOST_DEVICES,
                String.class,
                model.name().value());
    }

    private long mostReadings(DataModel model, Field metric, List<String> devices, TimeRange range) {
        if (devices.isEmpty()) {
            return 0;
        }
        String sql = "SELECT COALESCE(MAX(readings), 0) FROM (SELECT SUM(value_count) AS readings FROM rollup_minute"
                + " WHERE model = ? AND metric = ? AND device_id IN (" + places(devices) + ")"
                + " AND bucket >= ? AND bucket < ? GROUP BY device_id) AS each_device";
        Long most = jdbc.queryForObject(
                sql,
                Long.class,
                parameters(model, metric, devices, Bucket.start(Grain.MINUTE, range.from()), range.to()));
        return Optional.ofNullable(most).orElse(0L);
    }

    private void points(
            Grain grain,
            DataModel model,
            Field metric,
            List<String> devices,
            TimeRange range,
            Map<String, List<MetricPoint>> lines) {
        if (grain == Grain.RAW) {
            List<Object> parameters = new ArrayList<>(devices);
            parameters.add(Columns.utc(range.from()));
            parameters.add(Columns.utc(range.to()));
            String sql = "SELECT device_id, ts, `" + metric.column() + "` AS metric_value FROM `" + model.table()
                    + "` WHERE device_id IN (" + places(devices) + ") AND ts >= ? AND ts < ? AND `" + metric.name()
                    + "` IS NOT NULL ORDER BY device_id, ts, message_id LIMIT " + 2 * GrainChoice.MOST_POINTS;
            jdbc.query(
                    sql,
                    row -> {
                        add(lines, row.getString("device_id"), raw(row));
                    },
                    parameters.toArray());
        } else {
            String sql = "SELECT device_id, bucket, value_count, value_sum, value_min, value_max, value_last FROM "
                    + Bucket.table(grain) + " WHERE model = ? AND metric = ? AND device_id IN (" + places(devices)
                    + ") AND bucket >= ? AND bucket < ? ORDER BY device_id, bucket";
            jdbc.query(
                    sql,
                    row -> {
                        add(lines, row.getString("device_id"), rollup(row));
                    },
                    parameters(model, metric, devices, Bucket.start(grain, range.from()), range.to()));
        }
    }

    private static void add(Map<String, List<MetricPoint>> lines, String device, MetricPoint point) {
        lines.computeIfAbsent(device, key -> new ArrayList<>()).add(point);
    }

    private static MetricPoint raw(ResultSet row) throws SQLException {
        double value = row.getDouble("metric_value");
        return new MetricPoint(Columns.instant(row, "ts"), 1, value, value, value, value);
    }

    private static MetricPoint rollup(ResultSet row) throws SQLException {
        long count = row.getLong("value_count");
        return new MetricPoint(
                Columns.instant(row, "bucket"),
                count,
                row.getDouble("value_sum") / count,
                row.getDouble("value_min"),
                row.getDouble("value_max"),
                row.getDouble("value_last"));
    }

    private static Object[] parameters(DataModel model, Field metric, List<String> devices, Instant from, Instant to) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(model.name().value());
        parameters.add(metric.column().value());
        parameters.addAll(devices);
        parameters.add(Columns.utc(from));
        parameters.add(Columns.utc(to));
        return parameters.toArray();
    }

    private static String places(List<String> values) {
        return String.join(",", Collections.nCopies(values.size(), "?"));
    }
}
