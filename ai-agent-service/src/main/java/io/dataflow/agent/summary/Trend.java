package io.dataflow.agent.summary;

import io.dataflow.contract.query.MetricPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Where a metric is going over a period: a straight line through its points, each weighing as much as the values it stands for.
 *
 * @param slopePerHour of the line, in the metric's unit an hour; 0 where the direction is unknown
 * @param change what the line rises from the first point to the last
 * @param points how many points there were
 */
public record Trend(Direction direction, double slopePerHour, double change, int points) {

    private static final int FEWEST_POINTS = 5;
    private static final double SHORTEST_SHARE = 0.1;
    private static final double SECONDS_AN_HOUR = 3600;

    /** What the line does. */
    public enum Direction {
        RISING,
        FALLING,
        STEADY,
        UNKNOWN
    }

    /** Too little was measured to tell. */
    static Trend unknown(int points) {
        return new Trend(Direction.UNKNOWN, 0, 0, points);
    }

    /**
     * The trend of points in the order of time. A metric rises or falls when the line's change over the points is at least twice
     * the scatter around the line and at least twice what the sensor can tell; else it is steady.
     *
     * <p>It is unknown from fewer than five points, and from points that span less than a tenth of the period: what a minute did
     * says nothing of an hour.
     *
     * @param step the smallest difference that the sensor can tell
     * @param period how long the period is that the trend is of
     */
    static Trend of(List<MetricPoint> points, double step, Duration period) {
        if (points.size() < FEWEST_POINTS || spanHours(points) < SHORTEST_SHARE * hours(period)) {
            return unknown(points.size());
        }
        Line line = Line.through(points);
        double change = line.slope() * spanHours(points);
        double needed = 2 * Math.max(step, line.scatter());
        return new Trend(direction(change, needed), line.slope(), change, points.size());
    }

    private static Direction direction(double change, double needed) {
        // Computed from binary numbers: a change of exactly what is needed may come out a hair smaller.
        if (Math.abs(change) < needed * (1 - 1e-9)) {
            return Direction.STEADY;
        }
        return change > 0 ? Direction.RISING : Direction.FALLING;
    }

    private static double spanHours(List<MetricPoint> points) {
        return hoursBetween(points.getFirst().at(), points.getLast().at());
    }

    private static double hoursBetween(Instant from, Instant to) {
        return hours(Duration.between(from, to));
    }

    private static double hours(Duration length) {
        return (length.getSeconds() + length.getNano() / 1e9) / SECONDS_AN_HOUR;
    }

    /** A weighted least squares line; scatter is the weighted root mean square of what lies off it. */
    private record Line(double slope, double scatter) {

        static Line through(List<MetricPoint> points) {
            Instant origin = points.getFirst().at();
            double weight = points.stream().mapToDouble(MetricPoint::count).sum();
            double meanX = sum(points, p -> hoursBetween(origin, p.at())) / weight;
            double meanY = sum(points, MetricPoint::avg) / weight;
            double xx = sum(points, p -> square(hoursBetween(origin, p.at()) - meanX));
            double xy = sum(points, p -> (hoursBetween(origin, p.at()) - meanX) * (p.avg() - meanY));
            double slope = xx == 0 ? 0 : xy / xx;
            double off = sum(points, p -> square(p.avg() - meanY - slope * (hoursBetween(origin, p.at()) - meanX)));
            return new Line(slope, Math.sqrt(off / weight));
        }

        private static double sum(List<MetricPoint> points, ToDoubleFunction<MetricPoint> of) {
            return points.stream()
                    .mapToDouble(p -> p.count() * of.applyAsDouble(p))
                    .sum();
        }

        private static double square(double x) {
            return x * x;
        }
    }
}
