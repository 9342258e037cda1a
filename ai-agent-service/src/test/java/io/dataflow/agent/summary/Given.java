package io.dataflow.agent.summary;

import io.dataflow.agent.history.Answer;
import io.dataflow.agent.history.Evidence;
import io.dataflow.agent.history.Period;
import io.dataflow.agent.history.RefusalReason;
import io.dataflow.agent.history.Scope;
import io.dataflow.contract.query.DeviceSeries;
import io.dataflow.contract.query.Grain;
import io.dataflow.contract.query.MetricPoint;
import io.dataflow.contract.query.MetricStatistics;
import io.dataflow.contract.query.ModelDescription;
import io.dataflow.contract.query.Outcomes;
import io.dataflow.contract.query.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Puts evidence together from the values that devices sent, one a minute from the period's beginning. */
final class Given {

    static final Instant TWO = Instant.parse("2026-11-23T14:00:00Z");
    static final Period HOUR = new Period(TWO, TWO.plus(Duration.ofHours(1)));

    private final Period period;
    private final List<MetricStatistics> statistics = new ArrayList<>();
    private final List<MetricStatistics> previous = new ArrayList<>();
    private final Map<String, List<DeviceSeries>> series = new LinkedHashMap<>();
    private final List<RefusalReason> reasons = new ArrayList<>();
    private Grain grain = Grain.MINUTE;
    private Scope scope = Scope.EVERYTHING;
    private Outcomes outcomes = new Outcomes(List.of(), List.of());

    private Given(Period period) {
        this.period = period;
    }

    static Given anHour() {
        return new Given(HOUR);
    }

    static Given period(Period period, Grain grain) {
        Given given = new Given(period);
        given.grain = grain;
        return given;
    }

    static double[] line(double from, double step, int values) {
        return IntStream.range(0, values).mapToDouble(i -> from + i * step).toArray();
    }

    static double[] repeated(int times, double... values) {
        return IntStream.range(0, times)
                .mapToDouble(i -> values[i % values.length])
                .toArray();
    }

    Given sent(String device, String metric, String unit, double... values) {
        List<MetricPoint> points = points(period, values);
        statistics.add(statistics(device, metric, unit, points));
        series.computeIfAbsent(metric, key -> new ArrayList<>()).add(new DeviceSeries(device, points));
        return this;
    }

    Given sentBefore(String device, String metric, String unit, double... values) {
        previous.add(statistics(device, metric, unit, points(period.previous(), values)));
        return this;
    }

    Given settled(long stored, long duplicate, long rejected) {
        outcomes = new Outcomes(List.of(), List.of(new Outcomes.OfMinute(period.from(), stored, duplicate, rejected)));
        return this;
    }

    Given refusedBecause(String rule, long count) {
        reasons.add(new RefusalReason(rule, "", count));
        return this;
    }

    Given refusedBecause(String pointer, String rule, long count) {
        reasons.add(new RefusalReason(rule, pointer, count));
        return this;
    }

    Given within(Scope scope) {
        this.scope = scope;
        return this;
    }

    Evidence evidence() {
        return new Evidence(
                period,
                scope,
                List.of(model()),
                new Answer<>("GET /api/statistics now", statistics),
                new Answer<>("GET /api/statistics before", previous),
                series.entrySet().stream()
                        .map(entry -> new Answer<>("GET /api/series " + entry.getKey(), series(entry)))
                        .toList(),
                new Answer<>("GET /api/outcomes", outcomes),
                new Answer<>("GET /api/quarantine/reasons", reasons));
    }

    Summary summary() {
        return Summary.of(evidence());
    }

    private Series series(Map.Entry<String, List<DeviceSeries>> entry) {
        return new Series("sensor", entry.getKey(), "", grain, period.from(), period.to(), entry.getValue());
    }

    private List<MetricPoint> points(Period when, double... values) {
        Duration apart = switch (grain) {
            case RAW, MINUTE -> Duration.ofMinutes(1);
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
        };
        return IntStream.range(0, values.length)
                .mapToObj(i -> new MetricPoint(
                        when.from().plus(apart.multipliedBy(i)), 1, values[i], values[i], values[i], values[i]))
                .toList();
    }

    private static MetricStatistics statistics(String device, String metric, String unit, List<MetricPoint> points) {
        double[] values = points.stream().mapToDouble(MetricPoint::last).toArray();
        return new MetricStatistics(
                "sensor",
                device,
                metric,
                unit,
                values.length,
                Arrays.stream(values).average().orElseThrow(),
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow(),
                values[values.length - 1],
                points.getLast().at());
    }

    private static ModelDescription model() {
        return new ModelDescription(
                "sensor",
                "Sensor",
                1,
                "reading_sensor",
                List.of(
                        new ModelDescription.Field("temperature", "number", "°C", "", true, true),
                        new ModelDescription.Field("humidity", "number", "%", "", true, true),
                        new ModelDescription.Field("distance", "number", "cm", "", false, true)));
    }
}
