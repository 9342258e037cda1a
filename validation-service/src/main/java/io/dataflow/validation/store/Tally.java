package io.dataflow.validation.store;

import io.dataflow.contract.MessageId;
import java.time.Instant;

/**
 * What a rollup says of the values in its span.
 *
 * @param last the value of the reading with the greatest time, and of several at that time the greatest message id
 */
record Tally(long count, double sum, double min, double max, double last, Instant lastTs, MessageId lastId) {

    static Tally of(double value, Instant ts, MessageId id) {
        return new Tally(1, value, value, value, value, ts, id);
    }

    /** Both together, whichever way round. */
    Tally plus(Tally other) {
        Tally later = isAfter(other) ? this : other;
        return new Tally(
                count + other.count,
                sum + other.sum,
                Math.min(min, other.min),
                Math.max(max, other.max),
                later.last,
                later.lastTs,
                later.lastId);
    }

    private boolean isAfter(Tally other) {
        int order = lastTs.compareTo(other.lastTs);
        return order > 0 || order == 0 && Long.compareUnsigned(lastId.value(), other.lastId.value()) > 0;
    }
}
