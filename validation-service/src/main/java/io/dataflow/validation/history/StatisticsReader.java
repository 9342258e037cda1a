package io.dataflow.validation.history;

import io.dataflow.contract.query.MetricStatistics;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.rows.Columns;
import io.dataflow.validation.store.Bucket;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Count, mean, extremes and newest value of each device's metrics over a range, to the minute. */
@Component
public class StatisticsReader {

    private final JdbcTemplate jdbc;

    StatisticsReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The statistics, by device and in the model's order of metrics; without those that have no value in the range. */
    public List<MetricStatistics> read(
            DataModel model, Optional<String> device, Optional<Field> metric, TimeRange range) {
        Map<Line, Sums> lines = new LinkedHashMap<>();
        for (RangeParts.Part part : RangeParts.of(range)) {
            add(model, device, metric, part, lines);
        }
        List<String> order =
                model.metrics().stream().map(field -> field.column().value()).toList();
        return lines.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<Line, Sums> line) -> line.getKey().device())
                        .thenComparing(line -> order.indexOf(line.getKey().metric())))
                .map(line -> statistics(model, line.getKey(), line.getValue()))
                .toList();
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

    private void add(
            DataModel model,
            Optional<String> device,
            Optional<Field> metric,
            RangeParts.Part part,
            Map<Line, Sums> lines) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(model.name().value());
        String where = "model = ? AND bucket >= ? AND bucket < ?";
        parameters.add(Columns.utc(part.from()));
        parameters.add(Columns.utc(part.to()));
        if (device.isPresent()) {
            where += " AND device_id = ?";
            parameters.add(device.get());
        }
        if (metric.isPresent()) {
            where += " AND metric = ?";
            parameters.add(metric.get().column().value());
        }
        jdbc.query(
                sql(Bucket.table(part.grain()), where),
                row -> {
                    lines.merge(new Line(row.getString("device_id"), row.getString("metric")), sums(row), Sums::plus);
                },
                parameters.toArray());
    }

    /** Adds up in the database, however many rollups there are; the newest comes first in its window. */
    private static String sql(String table, String where) {
        String window = "PARTITION BY device_id, metric";
        return "SELECT device_id, metric, all_count, all_sum, all_min, all_max, value_last, last_ts FROM ("
                + "SELECT device_id, metric, value_last, last_ts,"
                + " SUM(value_count) OVER (" + window + ") AS all_count,"
                + " SUM(value_sum) OVER (" + window + ") AS all_sum,"
                + " MIN(value_min) OVER (" + window + ") AS all_min,"
                + " MAX(value_max) OVER (" + window + ") AS all_max,"
                + " ROW_NUMBER() OVER (" + window + " ORDER BY bucket DESC) AS place"
                + " FROM " + table + " WHERE " + where + ") AS added_up WHERE place = 1";
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

    /** What isn't a field of the model any more is called as its column. */
    private static MetricStatistics statistics(DataModel model, Line line, Sums sums) {
        Optional<Field> field = model.metrics().stream()
                .filter(metric -> metric.column().value().equals(line.metric()))
                .findFirst();
        return new MetricStatistics(
                model.name().value(),
                line.device(),
                field.map(Field::name).orElse(line.metric()),
                field.map(Field::unit).orElse(""),
                sums.count(),
                sums.sum() / sums.count(),
                sums.min(),
                sums.max(),
                sums.last(),
                sums.lastAt());
    }
}
