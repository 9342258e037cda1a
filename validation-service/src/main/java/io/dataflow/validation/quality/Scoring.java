package io.dataflow.validation.quality;

import io.dataflow.validation.quality.FlatLines.FlatLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a score comes about: 100, less
 *
 * <ul>
 *   <li>for gaps: a point for each percent of the time that is missing, and half a point for each gap up to ten of them; 60 at most
 *   <li>for flat lines: a point for each two percent of the time, and two points for each up to five of them; 40 at most
 *   <li>for refused readings: a point for each percent of all that came; 60 at most
 *   <li>for doubles: a point for each five percent of all that came; 10 at most. They do no harm, but cost something
 *   <li>for a clock that is off by more than 5 seconds: 2 points, by a minute 5, by an hour 10, by a day 20. The usual offset counts, so
 *       readings that are sent late now and then cost nothing
 * </ul>
 *
 * <p>It is rounded to a whole number, and is 100 only where nothing at all is wrong. A device's score is short of what its own faults
 * (refused, doubles, clock) cost, and of the mean of what those of its metrics do.
 */
final class Scoring {

    private static final int MOST = 100;
    private static final double MOST_FOR_GAPS = 60;
    private static final double MOST_FOR_FLAT_LINES = 40;
    private static final double MOST_FOR_REFUSED = 60;
    private static final double MOST_FOR_DOUBLES = 10;
    private static final Duration CLOCK_FITS = Duration.ofSeconds(5);

    private Scoring() {}

    static int score(double points) {
        return points <= 0 ? MOST : Math.clamp(Math.round(MOST - points), 0, MOST - 1);
    }

    static double sum(List<Deduction> deductions) {
        return deductions.stream().mapToDouble(Deduction::points).sum();
    }

    /** The reasons, the weightiest first. */
    static List<String> reasons(List<Deduction> deductions) {
        return deductions.stream()
                .sorted(Comparator.comparingDouble(Deduction::points).reversed())
                .map(Deduction::reason)
                .distinct()
                .toList();
    }

    static List<Deduction> ofMetric(Gaps gaps, List<FlatLine> flat, Duration period, String unit) {
        List<Deduction> deductions = new ArrayList<>();
        if (!gaps.gaps().isEmpty()) {
            deductions.add(new Deduction(
                    Math.min(
                            MOST_FOR_GAPS,
                            100 * share(gaps.missing(), period)
                                    + 0.5 * Math.min(10, gaps.gaps().size())),
                    Words.several("gap", gaps.gaps().stream().map(Span::length).toList())));
        }
        if (!flat.isEmpty()) {
            deductions.add(flatLines(flat, period, unit));
        }
        return deductions;
    }

    static List<Deduction> ofTraffic(Traffic traffic) {
        List<Deduction> deductions = new ArrayList<>();
        if (traffic.refused() > 0) {
            double share = (double) traffic.refused() / traffic.received();
            deductions.add(new Deduction(
                    Math.min(MOST_FOR_REFUSED, 100 * share), Words.percent(share) + " of its readings refused"));
        }
        if (traffic.duplicate() > 0) {
            double share = (double) traffic.duplicate() / traffic.received();
            deductions.add(new Deduction(
                    Math.min(MOST_FOR_DOUBLES, 20 * share), Words.percent(share) + " came more than once"));
        }
        Duration skew = Duration.ofMillis(traffic.medianSkewMillis());
        if (traffic.dated() > 0 && skew.abs().compareTo(CLOCK_FITS) > 0) {
            deductions.add(new Deduction(
                    ofClock(skew.abs()),
                    "its clock is " + Words.span(skew.abs()) + (skew.isNegative() ? " ahead" : " behind")
                            + (skew.isNegative() ? "" : ", or its readings come as late")));
        }
        return deductions;
    }

    private static Deduction flatLines(List<FlatLine> flat, Duration period, String unit) {
        Duration all = flat.stream().map(FlatLine::length).reduce(Duration.ZERO, Duration::plus);
        double points = Math.min(MOST_FOR_FLAT_LINES, 50 * share(all, period) + 2 * Math.min(5, flat.size()));
        FlatLine longest =
                flat.stream().max(Comparator.comparing(FlatLine::length)).orElseThrow();
        String more = flat.size() == 1 ? "" : ", and " + (flat.size() - 1) + " more such stretches";
        return new Deduction(
                points,
                "unchanged at " + Words.number(longest.value(), unit) + " for " + Words.span(longest.length()) + more);
    }

    private static double ofClock(Duration skew) {
        if (skew.compareTo(Duration.ofMinutes(1)) < 0) {
            return 2;
        }
        if (skew.compareTo(Duration.ofHours(1)) < 0) {
            return 5;
        }
        return skew.compareTo(Duration.ofDays(1)) < 0 ? 10 : 20;
    }

    private static double share(Duration part, Duration whole) {
        return whole.isZero() ? 0 : (double) part.toMillis() / whole.toMillis();
    }
}
