package io.dataflow.validation.history;

import io.dataflow.contract.query.Grain;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.rows.Columns;
import io.dataflow.validation.store.Bucket;
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

/** Count, sum, mean, extremes and newest value of a metric, hour by hour or day by day; of each device or of all together. */
@Component
public class AggregateReader {

    /** No answer reads more rollups than this, over all its devices. */
    private static final long MOST_ROLLUPS = 50_000;

    private final JdbcTemplate jdbc;
    private final ModelDevices devices;

    AggregateReader(JdbcTemplate jdbc, ModelDevices devices) {
        this.jdbc = jdbc;
        this.devices = devices;
    }

    /**
     * Reads them; days instead of hours where those would be too many for a quick answer.
     *
     * @param wanted the devices; none for all
     * @param every {@link Grain#HOUR} or {@link Grain#DAY}
     */
    public Aggregates read(
            DataModel model, Field metric, List<String> wanted, TimeRange range, Grain every, boolean together) {
        List<List<String>> parts = devices.inParts(model, wanted);
        long found = parts.stream().mapToLong(List::size).sum();
        Grain grain = range.length().dividedBy(Bucket.length(every)) * found > MOST_ROLLUPS ? Grain.DAY : every;
        TimeRange whole = new TimeRange(Bucket.start(grain, range.from()), Bucket.startAtOrAfter(grain, range.to()));
        List<RollupQuery> queries = parts.stream()
                .map(some -> new RollupQuery(grain, model, some, List.of(metric), whole.from(), whole.to()))
                .toList();
        List<Aggregates.Line> lines = together ? together(queries) : each(queries);
        return new Aggregates(
                model.name().value(), metric.name(), metric.unit(), grain, whole.from(), whole.to(), lines);
    }

    private List<Aggregates.Line> each(List<RollupQuery> queries) {
        Map<String, List<Aggregates.Span>> lines = new LinkedHashMap<>();
        for (RollupQuery query : queries) {
            jdbc.query(
                    "SELECT device_id, bucket, value_count AS n, value_sum AS total, value_min AS least,"
                            + " value_max AS most, value_last FROM " + query.table() + " WHERE " + query.where()
                            + " ORDER BY device_id, bucket",
                    row -> {
                        lines.computeIfAbsent(row.getString("device_id"), device -> new ArrayList<>())
                                .add(span(row, Optional.of(row.getDouble("value_last"))));
                    },
                    query.parameters().toArray());
        }
        return lines.entrySet().stream()
                .map(line -> new Aggregates.Line(Optional.of(line.getKey()), line.getValue()))
                .toList();
    }

    private List<Aggregates.Line> together(List<RollupQuery> queries) {
        Map<Instant, Aggregates.Span> spans = new TreeMap<>();
        for (RollupQuery query : queries) {
            jdbc.query(
                    "SELECT bucket, SUM(value_count) AS n, SUM(value_sum) AS total, MIN(value_min) AS least,"
                            + " MAX(value_max) AS most FROM " + query.table() + " WHERE " + query.where()
                            + " GROUP BY bucket",
                    row -> {
                        Aggregates.Span span = span(row, Optional.empty());
                        spans.merge(span.at(), span, AggregateReader::sum);
                    },
                    query.parameters().toArray());
        }
        return List.of(new Aggregates.Line(Optional.empty(), List.copyOf(spans.values())));
    }

    private static Aggregates.Span span(ResultSet row, Optional<Double> last) throws SQLException {
        long count = row.getLong("n");
        double sum = row.getDouble("total");
        return new Aggregates.Span(
                Columns.instant(row, "bucket"),
                count,
                sum,
                sum / count,
                row.getDouble("least"),
                row.getDouble("most"),
                last);
    }

    private static Aggregates.Span sum(Aggregates.Span one, Aggregates.Span other) {
        long count = one.count() + other.count();
        double sum = one.sum() + other.sum();
        return new Aggregates.Span(
                one.at(),
                count,
                sum,
                sum / count,
                Math.min(one.min(), other.min()),
                Math.max(one.max(), other.max()),
                Optional.empty());
    }
}
