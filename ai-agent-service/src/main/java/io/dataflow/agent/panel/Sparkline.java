package io.dataflow.agent.panel;

import io.dataflow.contract.query.MetricPoint;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A metric's course as the path of a small drawing: a gap where nothing was measured, never a line across it. */
final class Sparkline {

    static final int WIDTH = 96;
    static final int HEIGHT = 24;

    private static final double MARGIN = 2;
    private static final int GAP = 3;

    private final List<MetricPoint> points;
    private final double lowest;
    private final double highest;
    private final long usualStep;

    private Sparkline(List<MetricPoint> points) {
        this.points = points;
        this.lowest = points.stream().mapToDouble(MetricPoint::avg).min().orElse(0);
        this.highest = points.stream().mapToDouble(MetricPoint::avg).max().orElse(0);
        this.usualStep = usualStep(points);
    }

    /** The path's data; empty for fewer than two points. */
    static String path(List<MetricPoint> points) {
        return points.size() < 2 ? "" : new Sparkline(thinned(points)).path();
    }

    /** No more points than the drawing has room for, each the mean of its neighbours. */
    private static List<MetricPoint> thinned(List<MetricPoint> points) {
        int each = (points.size() + WIDTH - 1) / WIDTH;
        return IntStream.iterate(0, from -> from < points.size(), from -> from + each)
                .mapToObj(from -> mean(points.subList(from, Math.min(from + each, points.size()))))
                .toList();
    }

    private static MetricPoint mean(List<MetricPoint> few) {
        MetricPoint first = few.getFirst();
        double mean = few.stream().mapToDouble(MetricPoint::avg).average().orElseThrow();
        return new MetricPoint(first.at(), few.size(), mean, mean, mean, mean);
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            boolean begins = i == 0 || millis(points.get(i - 1), points.get(i)) > GAP * usualStep;
            path.append(String.format(Locale.ROOT, "%s%.1f,%.1f", begins ? " M" : " L", x(i), y(i)));
        }
        return path.substring(1);
    }

    private double x(int i) {
        double all = Math.max(1, millis(points.getFirst(), points.getLast()));
        return millis(points.getFirst(), points.get(i)) / all * WIDTH;
    }

    private double y(int i) {
        if (highest == lowest) {
            return HEIGHT / 2.0;
        }
        double share = (points.get(i).avg() - lowest) / (highest - lowest);
        return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
    }

    private static long usualStep(List<MetricPoint> points) {
        long[] steps = new long[points.size() - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = millis(points.get(i), points.get(i + 1));
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }

    private static long millis(MetricPoint from, MetricPoint to) {
        return Duration.between(from.at(), to.at()).toMillis();
    }
}
