package io.dataflow.validation.history;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of time that is asked for.
 *
 * @param from inclusive
 * @param to exclusive, after {@code from}
 */
public record TimeRange(Instant from, Instant to) {

    public TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("'from' " + from + " is not before 'to' " + to + "; swap them");
        }
    }

    Duration length() {
        return Duration.between(from, to);
    }
}
