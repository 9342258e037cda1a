package io.dataflow.broker;

import java.time.Duration;

/** What is done once in a while, however often somebody asks whether it is time. */
final class Interval {

    private final long nanos;
    private long next;

    /** @param now what {@link System#nanoTime} says; it is time at once */
    Interval(Duration length, long now) {
        this.nanos = length.toNanos();
        this.next = now;
    }

    /** Whether it is time; if so, not again before the interval is over. */
    boolean isOver(long now) {
        if (now - next < 0) {
            return false;
        }
        next = now + nanos;
        return true;
    }
}
