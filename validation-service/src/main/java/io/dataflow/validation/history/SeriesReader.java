package io.dataflow.validation.history;

import io.dataflow.contract.query.DeviceSeries;
import io.dataflow.contract.query.Grain;
import io.dataflow.contract.query.MetricPoint;
import io.dataflow.contract.query.Series;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.rows.Columns;
import io.dataflow.validation.store.Bucket;
import io.dataflow.validation.store.Horizon;
import io.dataflow.validation.store.Horizons;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** One metric over a range, a line a device; where nothing was measured there is no point. */
@Component
public class SeriesReader {

    /** One chart has at most so many lines. */
    public static final int MOST_DEVICES = 20;

    private final JdbcTemplate jdbc;
    private final ModelDevices devices;
    private final Horizons horizons;

    SeriesReader(JdbcTemplate jdbc, ModelDevices devices, Horizons horizons) {
        this.jdbc = jdbc;
        this.devices = devices;
        this.horizons = horizons;
    }

    /**
     * Reads a series.
     *
     * @param wanted the devices; none for all, of which the first by name are taken
     * @param points at most so many for each device, but where days are more than that
     */
    public Series read(DataModel model, Field metric, List<String> wanted, TimeRange range, int points) {
        List<String> found = wanted.isEmpty() ? devices.first(model, MOST_DEVICES) : wanted;
        Map<String, List<MetricPoint>> lines = new LinkedHashMap<>();
        found.forEach(device -> lines.put(device, new ArrayList<>()));
        Grain grain = grain(model, metric, found, range, GrainChoice.pointsPerDevice(points, found.size()));
        if (!found.isEmpty()) {
            points(grain, model, metric, found, range, lines);
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

    private Grain grain(DataModel model, Field metric, List<String> found, TimeRange range, int each) {
        Horizon horizon = horizons.of(model);
        Grain finest = horizon.finestFrom(range.from());
        Grain rollup = GrainChoice.rollup(range, each, finest);
        return GrainChoice.raw(rollup, finest, () -> mostReadings(model, metric, found, range, horizon), each)
                ? Grain.RAW
                : rollup;
    }

    /** Counted with whole days and hours where there are such. */
    private long mostReadings(DataModel model, Field metric, List<String> found, TimeRange range, Horizon horizon) {
        Map<String, Long> readings = new HashMap<>();
        if (!found.isEmpty()) {
            for (RangeParts.Part part : RangeParts.of(range, horizon.minutes())) {
                RollupQuery query =
                        new RollupQuery(part.grain(), model, found, List.of(metric), part.from(), part.to());
                jdbc.query(
                        "SELECT device_id, SUM(value_count) AS readings FROM " + query.table() + " WHERE "
                                + query.where() + " GROUP BY device_id",
                        row -> {
                            readings.merge(row.getString("device_id"), row.getLong("readings"), Long::sum);
                        },
                        query.parameters().toArray());
            }
        }
        return readings.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private void points(
            Grain grain,
            DataModel model,
            Field metric,
            List<String> found,
            TimeRange range,
            Map<String, List<MetricPoint>> lines) {
        if (grain == Grain.RAW) {
            List<Object> parameters = new ArrayList<>(found);
            parameters.add(Columns.utc(range.from()));
            parameters.add(Columns.utc(range.to()));
            String sql = "SELECT device_id, ts, `" + metric.column() + "` AS metric_value FROM `" + model.table()
                    + "` WHERE device_id IN (" + RollupQuery.places(found.size()) + ") AND ts >= ? AND ts < ? AND `"
                    + metric.column() + "` IS NOT NULL ORDER BY device_id, ts, message_id LIMIT "
                    + 2 * GrainChoice.MOST_POINTS;
            jdbc.query(
                    sql,
                    row -> {
                        add(lines, row.getString("device_id"), raw(row));
                    },
                    parameters.toArray());
        } else {
            RollupQuery query = new RollupQuery(
                    grain, model, found, List.of(metric), Bucket.start(grain, range.from()), range.to());
            jdbc.query(
                    "SELECT device_id, bucket, value_count, value_sum, value_min, value_max, value_last FROM "
                            + query.table() + " WHERE " + query.where() + " ORDER BY device_id, bucket",
                    row -> {
                        add(lines, row.getString("device_id"), rollup(row));
                    },
                    query.parameters().toArray());
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
        Instant bucket = Columns.instant(row, "bucket");
        return new MetricPoint(
                bucket,
                count,
                row.getDouble("value_sum") / count,
                row.getDouble("value_min"),
                row.getDouble("value_max"),
                row.getDouble("value_last"));
    }
}
