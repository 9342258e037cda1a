package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.source.TopicFilter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** What a connection brings of filters that its source asked for before it was changed. */
final class FormerTraffic {

    private final Set<TopicFilter> filters;
    private final LongAdder unsettled = new LongAdder();
    private volatile long lastAt = System.nanoTime();

    FormerTraffic(Set<TopicFilter> filters) {
        this.filters = Set.copyOf(filters);
    }

    Set<TopicFilter> filters() {
        return filters;
    }

    boolean includes(String topic) {
        return filters.stream().anyMatch(filter -> filter.matches(topic));
    }

    /** A message of theirs was taken; with QoS 0, nothing is owed for it. */
    void came(int qos) {
        lastAt = System.nanoTime();
        if (qos > 0) {
            unsettled.increment();
        }
    }

    /** One that came is in the buffer. */
    void settled() {
        unsettled.decrement();
    }

    /** Whether none has come for this long, and all that came are settled. */
    boolean silentFor(Duration time) {
        return unsettled.sum() == 0 && System.nanoTime() - lastAt > time.toNanos();
    }
}
