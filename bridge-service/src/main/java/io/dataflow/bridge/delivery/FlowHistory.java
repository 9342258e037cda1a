package io.dataflow.bridge.delivery;

import io.dataflow.bridge.delivery.Flow.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The rates of the last five minutes, a point a look. Safe for use by any number of threads. */
public final class FlowHistory {

    private static final int KEPT = 300;

    private final Deque<FlowSecond> seconds = new ArrayDeque<>();
    private Totals before = Totals.none();
    private Instant lookedAt;

    public FlowHistory(Instant begun) {
        lookedAt = begun;
    }

    /** Called about once a second with the counters as they are then. */
    synchronized void look(Totals totals, Instant now) {
        double passed = Duration.between(lookedAt, now).toNanos() / 1e9;
        if (passed <= 0) {
            return;
        }
        seconds.addLast(FlowSecond.between(before, totals, now, passed));
        if (seconds.size() > KEPT) {
            seconds.removeFirst();
        }
        before = totals;
        lookedAt = now;
    }

    /** Oldest first. */
    public synchronized List<FlowSecond> seconds() {
        return List.copyOf(seconds);
    }
}
