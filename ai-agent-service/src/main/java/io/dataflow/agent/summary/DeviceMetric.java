package io.dataflow.agent.summary;

import io.dataflow.agent.history.Answer;
import io.dataflow.agent.history.Period;
import io.dataflow.contract.query.DeviceSeries;
import io.dataflow.contract.query.Grain;
import io.dataflow.contract.query.MetricPoint;
import io.dataflow.contract.query.MetricStatistics;
import io.dataflow.contract.query.Series;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What one device measured of one metric in the period.
 *
 * @param previous the same in the period before, empty where there was nothing
 * @param resolution how finely the device measures it
 * @param course its points, empty where the course was not asked for
 */
public record DeviceMetric(
        MetricStatistics statistics,
        Optional<MetricStatistics> previous,
        Resolution resolution,
        Optional<Course> course,
        Trend trend) {

    /** A metric's points over the period, with the query that gave them. */
    public record Course(String query, Grain grain, List<MetricPoint> points) {

        public Course {
            points = List.copyOf(points);
        }

        static Optional<Course> of(Answer<Series> answer, String device) {
            return answer.content().devices().stream()
                    .filter(series -> series.device().equals(device))
                    .map(DeviceSeries::points)
                    .map(points -> new Course(answer.query(), answer.content().grain(), points))
                    .findFirst();
        }
    }

    static DeviceMetric of(
            MetricStatistics statistics, Optional<MetricStatistics> previous, Optional<Course> course, Period period) {
        Resolution resolution = Resolution.of(sent(statistics, previous, course));
        Trend trend = course.map(c -> Trend.of(c.points(), resolution.step(), period.length()))
                .orElseGet(() -> Trend.unknown(0));
        return new DeviceMetric(statistics, previous, resolution, course, trend);
    }

    /** Values that the sensor sent as they are. */
    private static DoubleStream sent(
            MetricStatistics statistics, Optional<MetricStatistics> previous, Optional<Course> course) {
        DoubleStream ofLines = Stream.concat(Stream.of(statistics), previous.stream())
                .flatMapToDouble(line -> DoubleStream.of(line.min(), line.max(), line.last()));
        DoubleStream ofPoints = course.stream()
                .flatMap(c -> c.points().stream())
                .flatMapToDouble(point -> DoubleStream.of(point.min(), point.max(), point.last()));
        return DoubleStream.concat(ofLines, ofPoints);
    }

    public String device() {
        return statistics.device();
    }

    public String metric() {
        return statistics.metric();
    }

    /** What the average has changed by since the period before. */
    public Optional<Double> averageChange() {
        return previous.map(before -> statistics.avg() - before.avg());
    }

    /** The point at which the lowest value was measured, where the course shows it. */
    Optional<MetricPoint> lowestPoint() {
        return points().stream().filter(p -> same(p.min(), statistics.min())).findFirst();
    }

    /** The point at which the highest value was measured, where the course shows it. */
    Optional<MetricPoint> highestPoint() {
        return points().stream().filter(p -> same(p.max(), statistics.max())).findFirst();
    }

    /** Its points, oldest first; empty where the course was not asked for. */
    public List<MetricPoint> points() {
        return course.map(Course::points).orElse(List.of());
    }

    private boolean same(double a, double b) {
        return Math.abs(a - b) < resolution.step() / 2;
    }
}
