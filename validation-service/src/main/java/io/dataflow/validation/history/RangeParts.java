package io.dataflow.validation.history;

import io.dataflow.contract.query.Grain;
import io.dataflow.validation.store.Bucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Cuts a range into whole days, the hours beside them and the minutes beside those, so that few rollups make up all of it. */
final class RangeParts {

    /** A part of the range, all of one grain. */
    record Part(Grain grain, Instant from, Instant to) {}

    private RangeParts() {}

    /**
     * The parts, oldest first; they cover the minutes that the range touches, and the hours where there are no minutes any more.
     *
     * @param minutesFrom from when on rollups a minute are there, the beginning of a day
     */
    static List<Part> of(TimeRange range, Instant minutesFrom) {
        Instant from = Bucket.start(edge(range.from(), minutesFrom), range.from());
        Instant to = Bucket.startAtOrAfter(edge(range.to(), minutesFrom), range.to());
        List<Part> parts = new ArrayList<>();
        split(Grain.MINUTE, Grain.HOUR, from, to, parts);
        return List.copyOf(parts);
    }

    private static Grain edge(Instant instant, Instant minutesFrom) {
        return instant.isBefore(minutesFrom) ? Grain.HOUR : Grain.MINUTE;
    }

    private static void split(Grain grain, Grain longer, Instant from, Instant to, List<Part> parts) {
        Instant firstWhole = Bucket.startAtOrAfter(longer, from);
        Instant lastWhole = Bucket.start(longer, to);
        if (!firstWhole.isBefore(lastWhole)) {
            add(grain, from, to, parts);
            return;
        }
        add(grain, from, firstWhole, parts);
        if (longer == Grain.DAY) {
            add(Grain.DAY, firstWhole, lastWhole, parts);
        } else {
            split(Grain.HOUR, Grain.DAY, firstWhole, lastWhole, parts);
        }
        add(grain, lastWhole, to, parts);
    }

    private static void add(Grain grain, Instant from, Instant to, List<Part> parts) {
        if (from.isBefore(to)) {
            parts.add(new Part(grain, from, to));
        }
    }
}
