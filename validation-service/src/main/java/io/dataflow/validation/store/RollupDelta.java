package io.dataflow.validation.store;

import io.dataflow.contract.query.Grain;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.verdict.Reading;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What some new readings add to the rollups. */
final class RollupDelta {

    private final Map<RollupKey, Tally> minutes = new HashMap<>();

    void add(Reading reading) {
        List<Field> fields = reading.model().fields();
        Instant minute = Bucket.start(Grain.MINUTE, reading.ts());
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).metric() && reading.values().get(i) instanceof Number value) {
                RollupKey key = new RollupKey(
                        reading.model().name().value(),
                        reading.device().value(),
                        fields.get(i).column().value(),
                        minute);
                Tally tally = minutes.get(key);
                Tally one = Tally.of(value.doubleValue(), reading.ts(), reading.messageId());
                minutes.put(key, tally == null ? one : tally.plus(one));
            }
        }
    }

    SortedMap<RollupKey, Tally> minutes() {
        return new TreeMap<>(minutes);
    }

    /** The same over longer spans. */
    static SortedMap<RollupKey, Tally> coarser(Grain grain, Map<RollupKey, Tally> finer) {
        SortedMap<RollupKey, Tally> tallies = new TreeMap<>();
        finer.forEach((key, tally) -> tallies.merge(key.within(grain), tally, Tally::plus));
        return tallies;
    }
}
