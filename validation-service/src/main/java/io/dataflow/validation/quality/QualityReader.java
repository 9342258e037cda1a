package io.dataflow.validation.quality;

import io.dataflow.contract.query.Grain;
import io.dataflow.validation.history.TimeRange;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.rows.Columns;
import io.dataflow.validation.store.Bucket;
import io.dataflow.validation.store.Horizons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Judges devices by their rollups and hourly counts; whole minutes, or whole hours of a longer time. */
@Component
public class QualityReader {

    private static final Duration LONGEST_IN_MINUTES = Duration.ofDays(2);

    private final JdbcTemplate jdbc;
    private final Horizons horizons;

    QualityReader(JdbcTemplate jdbc, Horizons horizons) {
        this.jdbc = jdbc;
        this.horizons = horizons;
    }

    /** What a device's readings were like in a period that is not in the future. */
    public QualityReport.OfDevice read(DataModel model, String device, TimeRange range) {
        Grain grain = grain(model, range);
        Span period = new Span(Bucket.start(grain, range.from()), range.to());
        Map<String, List<Bucketed>> buckets = buckets(model, device, grain, period);
        List<Deduction> ofMetrics = new ArrayList<>();
        List<QualityReport.OfMetric> metrics = new ArrayList<>();
        for (Field metric : model.metrics()) {
            List<Bucketed> found = buckets.getOrDefault(metric.column().value(), List.of());
            boolean before = before(model, device, metric, period);
            if (!found.isEmpty() || before) {
                metrics.add(judge(metric, found, before, grain, period, ofMetrics));
            }
        }
        return judge(device, traffic(model, device, range), metrics, ofMetrics);
    }

    private static QualityReport.OfMetric judge(
            Field metric, List<Bucketed> found, boolean before, Grain grain, Span period, List<Deduction> ofMetrics) {
        Duration bucket = Bucket.length(grain);
        Gaps gaps = Gaps.find(found.stream().map(Bucketed::start).toList(), bucket, before, period);
        List<FlatLines.FlatLine> flat = FlatLines.find(found, bucket);
        List<Deduction> deductions = Scoring.ofMetric(gaps, flat, period.length(), metric.unit());
        ofMetrics.addAll(deductions.stream()
                .map(one -> new Deduction(
                        one.points(), one.reason().contains("gap") ? one.reason() : metric.name() + " " + one.reason()))
                .toList());
        return new QualityReport.OfMetric(
                metric.name(),
                Scoring.score(Scoring.sum(deductions)),
                Scoring.reasons(deductions),
                found.stream().mapToLong(Bucketed::count).sum(),
                gaps.interval()
                        .map(interval -> OptionalLong.of(interval.toSeconds()))
                        .orElseGet(OptionalLong::empty),
                gaps.gaps(),
                flat);
    }

    private static QualityReport.OfDevice judge(
            String device, Traffic traffic, List<QualityReport.OfMetric> metrics, List<Deduction> ofMetrics) {
        List<Deduction> own = Scoring.ofTraffic(traffic);
        int score = Scoring.score(Scoring.sum(own) + Scoring.sum(ofMetrics) / Math.max(1, metrics.size()));
        List<Deduction> all = new ArrayList<>(own);
        all.addAll(ofMetrics);
        List<String> reasons = Scoring.reasons(all);
        String words = reasons.isEmpty() ? "nothing is wrong" : Words.list(reasons);
        return new QualityReport.OfDevice(device, score, score + ": " + words, reasons, traffic, metrics);
    }

    private Grain grain(DataModel model, TimeRange range) {
        boolean minutes = Duration.between(range.from(), range.to()).compareTo(LONGEST_IN_MINUTES) <= 0
                && !range.from().isBefore(horizons.of(model).minutes());
        return minutes ? Grain.MINUTE : Grain.HOUR;
    }

    private Map<String, List<Bucketed>> buckets(DataModel model, String device, Grain grain, Span period) {
        Map<String, List<Bucketed>> byMetric = new HashMap<>();
        for (Field metric : model.metrics()) {
            byMetric.put(
                    metric.column().value(),
                    jdbc.query(
                            "SELECT bucket, value_count, value_min, value_max FROM " + Bucket.table(grain)
                                    + " WHERE model = ? AND device_id = ? AND metric = ? AND bucket >= ? AND bucket < ?"
                                    + " ORDER BY bucket",
                            (row, number) -> new Bucketed(
                                    Columns.instant(row, "bucket"),
                                    row.getLong("value_count"),
                                    row.getDouble("value_min"),
                                    row.getDouble("value_max")),
                            model.name().value(),
                            device,
                            metric.column().value(),
                            Columns.utc(period.from()),
                            Columns.utc(period.to())));
        }
        return byMetric;
    }

    private boolean before(DataModel model, String device, Field metric, Span period) {
        return !jdbc.queryForList(
                        "SELECT 1 FROM rollup_hour WHERE model = ? AND device_id = ? AND metric = ? AND bucket < ? LIMIT 1",
                        model.name().value(),
                        device,
                        metric.column().value(),
                        Columns.utc(Bucket.start(Grain.HOUR, period.from())))
                .isEmpty();
    }

    private Traffic traffic(DataModel model, String device, TimeRange range) {
        return Traffic.of(Objects.requireNonNull(jdbc.query(
                "SELECT stored_count, duplicate_count, refused_count, dated_count, skew_sum, skew_least, skew_most"
                        + " FROM device_hour WHERE model IN (?, '') AND device_id = ? AND hour >= ? AND hour < ?",
                (row, number) -> new Traffic.Hour(
                        row.getLong("stored_count"),
                        row.getLong("duplicate_count"),
                        row.getLong("refused_count"),
                        row.getLong("dated_count"),
                        row.getLong("skew_sum"),
                        row.getLong("skew_least"),
                        row.getLong("skew_most")),
                model.name().value(),
                device,
                Columns.utc(Bucket.start(Grain.HOUR, range.from())),
                Columns.utc(range.to()))));
    }
}
