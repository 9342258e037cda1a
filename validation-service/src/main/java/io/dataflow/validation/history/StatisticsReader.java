package io.dataflow.validation.history;

import io.dataflow.contract.query.MetricStatistics;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.rows.Columns;
import io.dataflow.validation.store.Horizons;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Count, mean, extremes and newest value of each device's metrics over a range: to the minute, or to the hour where minutes are gone. */
@Component
public class StatisticsReader {

    private final JdbcTemplate jdbc;
    private final ModelDevices devices;
    private final Horizons horizons;

    StatisticsReader(JdbcTemplate jdbc, ModelDevices devices, Horizons horizons) {
        this.jdbc = jdbc;
        this.devices = devices;
        this.horizons = horizons;
    }

    /** The statistics, by device and in the model's order of metrics; without those that have no value in the range. */
    public List<MetricStatistics> read(
            DataModel model, Optional<String> device, Optional<Field> metric, TimeRange range) {
        List<Field> metrics = metric.map(List::of).orElseGet(model::metrics);
        if (metrics.isEmpty()) {
            return List.of();
        }
        Map<Line, Sums> lines = new LinkedHashMap<>();
        List<RangeParts.Part> parts = RangeParts.of(range, horizons.of(model).minutes());
        for (List<String> some : devices.inParts(model, device.map(List::of).orElseGet(List::of))) {
            parts.forEach(
                    part -> add(new RollupQuery(part.grain(), model, some, metrics, part.from(), part.to()), lines));
        }
        return statistics(model, metrics, lines);
    }

    private static List<MetricStatistics> statistics(DataModel model, List<Field> metrics, Map<Line, Sums> lines) {
        Map<String, List<MetricStatistics>> byDevice = new TreeMap<>();
        for (Field metric : metrics) {
            lines.forEach((line, sums) -> {
                if (line.metric().equals(metric.column().value())) {
                    byDevice.computeIfAbsent(line.device(), key -> new ArrayList<>())
                            .add(statistics(model, metric, line, sums));
                }
            });
        }
        return byDevice.values().stream().flatMap(List::stream).toList();
    }

    private record Line(String device, String metric) {}

    private record Sums(long count, double sum, double min, double max, double last, Instant lastAt) {

        Sums plus(Sums other) {
            Sums later = lastAt.isAfter(other.lastAt) ? this : other;
            return new Sums(
                    count + other.count,
                    sum + other.sum,
                    Math.min(min, other.min),
                    Math.max(max, other.max),
                    later.last,
                    later.lastAt);
        }
    }

    private void add(RollupQuery query, Map<Line, Sums> lines) {
        jdbc.query(
                sql(query),
                row -> {
                    lines.merge(new Line(row.getString("device_id"), row.getString("metric")), sums(row), Sums::plus);
                },
                query.parameters().toArray());
    }

    /** Adds up in the database, in the order of the key, and then fetches the newest of each line. */
    private static String sql(RollupQuery query) {
        return "SELECT g.device_id, g.metric, all_count, all_sum, all_min, all_max, r.value_last, r.last_ts FROM ("
                + "SELECT model, device_id, metric, MAX(bucket) AS newest, SUM(value_count) AS all_count,"
                + " SUM(value_sum) AS all_sum, MIN(value_min) AS all_min, MAX(value_max) AS all_max"
                + " FROM " + query.table() + " WHERE " + query.where() + " GROUP BY model, device_id, metric) AS g"
                + " JOIN " + query.table() + " AS r ON r.model = g.model AND r.device_id = g.device_id"
                + " AND r.metric = g.metric AND r.bucket = g.newest";
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return new Sums(
                row.getLong("all_count"),
                row.getDouble("all_sum"),
                row.getDouble("all_min"),
                row.getDouble("all_max"),
                row.getDouble("value_last"),
                Columns.instant(row, "last_ts"));
    }

    private static MetricStatistics statistics(DataModel model, Field metric, Line line, Sums sums) {
        return new MetricStatistics(
                model.name().value(),
                line.device(),
                metric.name(),
                metric.unit(),
                sums.count(),
                sums.sum() / sums.count(),
                sums.min(),
                sums.max(),
                sums.last(),
                sums.lastAt());
    }
}
