package io.dataflow.platform;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long after each failure, up to a limit, and then somewhere between half of that
 * and all of it, so that those who failed together don't return together.
 *
 * @param first after the first failure, before it is shortened at random
 * @param longest never more than this
 */
public record BackOff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    public BackOff {
        if (first.isNegative() || first.isZero() || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "A back-off begins above zero and ends no shorter than it begins, not with " + first + " and "
                            + longest);
        }
    }

    /** @param failures in a row, at least one */
    public Duration after(int failures, RandomGenerator random) {
        long doubled = first.toNanos() << Math.min(failures - 1, MOST_DOUBLINGS);
        long limit = doubled <= 0 ? longest.toNanos() : Math.min(doubled, longest.toNanos());
        return Duration.ofNanos(limit / 2 + random.nextLong(limit / 2 + 1));
    }
}
