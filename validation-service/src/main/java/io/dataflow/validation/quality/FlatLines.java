package io.dataflow.validation.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a value stayed the same for longer than is usual for it: for an hour and ten values at least, and ten times as long as nine of
 * ten of its other unchanging stretches. Of a value that never changes, nobody knows whether that is usual: it is flat once it has been so
 * for six hours.
 */
public final class FlatLines {

    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration LEAST_IF_ALWAYS = Duration.ofHours(6);
    private static final int FEWEST_VALUES = 10;
    private static final int TIMES = 10;

    private FlatLines() {}

    /**
     * A stretch in which a value did not change.
     *
     * @param value what it was all the time
     * @param count how many values
     */
    public record FlatLine(Instant from, Instant to, double value, long count) {

        Duration length() {
            return Duration.between(from, to);
        }
    }

    /** Looks for flat lines in a metric's buckets, which are in order. */
    static List<FlatLine> find(List<Bucketed> buckets, Duration bucket) {
        List<FlatLine> runs = runs(buckets, bucket);
        boolean always = runs.size() == 1 && runs.getFirst().count() == total(buckets);
        return runs.stream()
                .filter(run -> run.count() >= FEWEST_VALUES)
                .filter(run -> run.length().compareTo(always ? LEAST_IF_ALWAYS : least(run, runs)) >= 0)
                .toList();
    }

    private static Duration least(FlatLine run, List<FlatLine> runs) {
        List<Duration> others = runs.stream()
                .filter(other -> other != run)
                .map(FlatLine::length)
                .sorted()
                .toList();
        Duration usual = others.isEmpty() ? Duration.ZERO : others.get((others.size() - 1) * 9 / 10);
        Duration unusual = usual.multipliedBy(TIMES);
        return unusual.compareTo(LEAST) > 0 ? unusual : LEAST;
    }

    private static List<FlatLine> runs(List<Bucketed> buckets, Duration bucket) {
        List<FlatLine> runs = new ArrayList<>();
        Optional<FlatLine> open = Optional.empty();
        for (Bucketed next : buckets) {
            Optional<FlatLine> longer = open.filter(run -> next.isFlat() && next.min() == run.value())
                    .map(run -> new FlatLine(
                            run.from(), next.start().plus(bucket), run.value(), run.count() + next.count()));
            if (longer.isEmpty()) {
                open.ifPresent(runs::add);
            }
            open = longer.or(() -> next.isFlat()
                    ? Optional.of(new FlatLine(next.start(), next.start().plus(bucket), next.min(), next.count()))
                    : Optional.empty());
        }
        open.ifPresent(runs::add);
        return runs;
    }

    private static long total(List<Bucketed> buckets) {
        return buckets.stream().mapToLong(Bucketed::count).sum();
    }
}
