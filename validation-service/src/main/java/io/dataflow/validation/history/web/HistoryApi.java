package io.dataflow.validation.history.web;

import io.dataflow.contract.query.LatestReadings;
import io.dataflow.contract.query.MetricStatistics;
import io.dataflow.contract.query.Series;
import io.dataflow.validation.history.AggregateReader;
import io.dataflow.validation.history.Aggregates;
import io.dataflow.validation.history.Cursor;
import io.dataflow.validation.history.LatestValues;
import io.dataflow.validation.history.SeriesReader;
import io.dataflow.validation.history.StatisticsReader;
import io.dataflow.validation.model.DataModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is stored, for dashboards, agents and programs. Times are ISO-8601 with a zone or epoch milliseconds. */
@RestController
class HistoryApi {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_POINTS = 5000;
    private static final int MOST_DEVICES_TOGETHER = 500;

    private final Asked asked;
    private final LatestValues latest;
    private final SeriesReader series;
    private final StatisticsReader statistics;
    private final AggregateReader aggregates;

    HistoryApi(
            Asked asked,
            LatestValues latest,
            SeriesReader series,
            StatisticsReader statistics,
            AggregateReader aggregates) {
        this.asked = asked;
        this.latest = latest;
        this.series = series;
        this.statistics = statistics;
        this.aggregates = aggregates;
    }

    /** Each device's newest reading, or those that changed since a cursor. */
    @GetMapping("/api/latest")
    LatestReadings latest(
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String device,
            @RequestParam(required = false) @Nullable String cursor) {
        Instant since = asked.cursor(cursor, Cursor::toInstant).orElse(Instant.EPOCH);
        return latest.changedSince(asked.modelOrAll(model), asked.device(device), since);
    }

    /** One metric over a range, a line a device. */
    @GetMapping("/api/series")
    Series series(
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(required = false) @Nullable List<String> device,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "600") int points) {
        DataModel found = asked.model(model);
        return series.read(
                found,
                asked.metric(found, metric),
                asked.devices(device, SeriesReader.MOST_DEVICES),
                asked.range(from, to, DAY),
                asked.count("points", points, 2, MOST_POINTS));
    }

    /** Count, mean, extremes and newest value of each device's metrics over a range. */
    @GetMapping("/api/statistics")
    List<MetricStatistics> statistics(
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String device,
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        DataModel found = asked.model(model);
        return statistics.read(
                found, asked.device(device), asked.metricIfGiven(found, metric), asked.range(from, to, DAY));
    }

    /** What a metric's values come to hour by hour or day by day, of each device or of all together; whole spans of UTC. */
    @GetMapping("/api/aggregates")
    Aggregates aggregates(
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(required = false) @Nullable List<String> device,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "hour") String every,
            @RequestParam(defaultValue = "false") boolean together) {
        DataModel found = asked.model(model);
        return aggregates.read(
                found,
                asked.metric(found, metric),
                asked.devices(device, together ? MOST_DEVICES_TOGETHER : SeriesReader.MOST_DEVICES),
                asked.range(from, to, DAY),
                asked.span(every),
                together);
    }
}
