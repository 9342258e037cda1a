package io.dataflow.platform.login;

import java.time.Duration;
import java.time.Instant;

/**
 * How failed logins slow down the next attempt: the first few are free, then the wait doubles.
 *
 * @param free how many failures have no consequence
 * @param longestWait where doubling ends
 */
record GuessLimit(int free, Duration longestWait) {

    /** For a user name; the wait stays short, so that a stranger can't lock somebody out for long. */
    static final GuessLimit PER_NAME = new GuessLimit(5, Duration.ofMinutes(1));

    /** For an address, behind which several people may sit. */
    static final GuessLimit PER_ADDRESS = new GuessLimit(20, Duration.ofMinutes(15));

    /** After so long without a failure everything is forgiven. */
    static final Duration FORGIVEN_AFTER = Duration.ofDays(1);

    private static final int MOST_DOUBLINGS = 20;

    /** How long to wait from now before the next attempt is looked at; zero if not at all. */
    Duration waitFrom(Instant now, int failures, Instant lastFailure) {
        if (failures < free || forgiven(now, lastFailure)) {
            return Duration.ZERO;
        }
        Duration remaining = Duration.between(now, lastFailure.plus(waitAfter(failures)));
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    static boolean forgiven(Instant now, Instant lastFailure) {
        return lastFailure.plus(FORGIVEN_AFTER).isBefore(now);
    }

    private Duration waitAfter(int failures) {
        int doublings = Math.min(failures - free, MOST_DOUBLINGS);
        Duration wait = Duration.ofSeconds(1L << doublings);
        return wait.compareTo(longestWait) > 0 ? longestWait : wait;
    }
}
