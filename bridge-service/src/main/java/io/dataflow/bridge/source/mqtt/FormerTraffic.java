package io.dataflow.bridge.source.mqtt;

import io.dataflow.contract.TopicFilter;
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

    /** Has silence begin now. */
    void listenFromNowOn() {
        lastAt = System.nanoTime();
    }

    /** A message of theirs is about to be taken. */
    void comes() {
        unsettled.increment();
        lastAt = System.nanoTime();
    }

    /** One is in the buffer, was not taken after all, or was promised nothing. */
    void settles() {
        unsettled.decrement();
    }

    /** Whether all that came are settled. */
    boolean settled() {
        return unsettled.sum() == 0;
    }

    /** Whether none has come for this long. */
    boolean silentFor(Duration time) {
        return System.nanoTime() - lastAt > time.toNanos();
    }
}
