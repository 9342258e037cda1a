package io.dataflow.validation.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where values are missing, measured by what is usual for them. The usual interval is the median of the distances between buckets that
 * have values; a gap is a distance of at least three of those, and at least three buckets, and it is as long as what exceeds the usual.
 *
 * @param interval how far apart values usually are, never less than a bucket is long; empty where there are too few to tell
 */
record Gaps(Optional<Duration> interval, List<Span> gaps) {

    private static final int FEWEST = 5;
    private static final int TIMES = 3;

    Gaps {
        gaps = List.copyOf(gaps);
    }

    /**
     * Looks for gaps.
     *
     * @param starts the beginnings of those buckets that have values, in order
     * @param before whether there were values before the period, so that they are missing at its beginning too
     * @param period what is looked at; its end not in the future
     */
    static Gaps find(List<Instant> starts, Duration bucket, boolean before, Span period) {
        if (starts.size() < FEWEST) {
            return starts.isEmpty() && before
                    ? new Gaps(Optional.empty(), List.of(period))
                    : new Gaps(Optional.empty(), List.of());
        }
        Duration interval = median(starts);
        Duration least = longer(interval, bucket).multipliedBy(TIMES);
        List<Span> gaps = new ArrayList<>();
        Instant last = before ? period.from().minus(interval) : starts.getFirst();
        for (Instant start : starts) {
            add(last, start, interval, least, gaps);
            last = start;
        }
        add(last, period.to(), interval, least, gaps);
        return new Gaps(Optional.of(interval), gaps);
    }

    Duration missing() {
        return gaps.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    private static void add(Instant last, Instant next, Duration interval, Duration least, List<Span> gaps) {
        if (Duration.between(last, next).compareTo(least) >= 0) {
            gaps.add(new Span(last.plus(interval), next));
        }
    }

    private static Duration median(List<Instant> starts) {
        List<Duration> distances = new ArrayList<>();
        for (int i = 1; i < starts.size(); i++) {
            distances.add(Duration.between(starts.get(i - 1), starts.get(i)));
        }
        distances.sort(null);
        return distances.get(distances.size() / 2);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
