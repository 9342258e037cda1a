package io.dataflow.validation.store;

import io.dataflow.contract.query.Grain;
import java.time.Instant;
import java.util.Comparator;

/**
 * Which rollup: one metric of one device over one span.
 *
 * @param metric the column that the values are in
 */
record RollupKey(String model, String device, String metric, Instant start) implements Comparable<RollupKey> {

    private static final Comparator<RollupKey> ORDER = Comparator.comparing(RollupKey::model)
            .thenComparing(RollupKey::device)
            .thenComparing(RollupKey::metric)
            .thenComparing(RollupKey::start);

    /** The rollup of a longer span that this one is a part of. */
    RollupKey within(Grain grain) {
        return new RollupKey(model, device, metric, Bucket.start(grain, start));
    }

    @Override
    public int compareTo(RollupKey other) {
        return ORDER.compare(this, other);
    }
}
