package io.dataflow.agent.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time that a summary is about.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Period(Instant from, Instant to) {

    /** The longest time that can be summed up. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public Period {
        Duration length = Duration.between(from, to);
        if (length.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("'from' (%s) has to be before 'to' (%s)".formatted(from, to));
        }
        if (length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "From %s to %s is more than %d days; ask for less at a time".formatted(from, to, LONGEST.toDays()));
        }
    }

    /** The time up to the end of the running minute, so that whole minutes are summed up and the newest reading is in. */
    public static Period last(Duration length, Instant now) {
        Instant to = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        return new Period(to.minus(length), to);
    }

    /** As much time, right before this. */
    public Period previous() {
        return new Period(from.minus(length()), from);
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
