package io.dataflow.quickstart.device;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Longer and longer pauses, up to half a minute, spread out so that devices don't all come back at once. */
final class Backoff {

    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 30_000;

    private final RandomGenerator random;
    private long millis = FIRST_MILLIS;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        long pause = millis / 2 + random.nextLong(millis / 2 + 1);
        millis = Math.min(LONGEST_MILLIS, millis * 2);
        return Duration.ofMillis(pause);
    }

    void reset() {
        millis = FIRST_MILLIS;
    }
}
