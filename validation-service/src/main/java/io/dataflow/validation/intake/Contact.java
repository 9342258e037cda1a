package io.dataflow.validation.intake;

import java.time.Duration;

/**
 * For how long a node has answered without a gap. Only after a lease's length of that may a lease that isn't there be held against
 * its owner: before, the node may have been away or stalled for longer than leases last, and living owners need time to renew.
 */
final class Contact {

    private final Duration longestGap;
    private volatile Span span = new Span(0, 0, false);

    /** @param longestGap between two answers; a longer one begins the contact anew */
    Contact(Duration longestGap) {
        this.longestGap = longestGap;
    }

    /** The node has answered at this nanosecond. */
    void answered(long now) {
        span = unbroken(now) ? new Span(span.since, now, true) : new Span(now, now, true);
    }

    /** The connection is gone. */
    void lost() {
        span = new Span(0, 0, false);
    }

    boolean hasLasted(Duration length, long now) {
        return unbroken(now) && now - span.since >= length.toNanos();
    }

    private boolean unbroken(long now) {
        return span.exists && now - span.last <= longestGap.toNanos();
    }

    private record Span(long since, long last, boolean exists) {}
}
