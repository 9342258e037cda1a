package io.dataflow.validation.store;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.query.Grain;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.verdict.Reading;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What some new readings add to the rollups. */
final class RollupDelta {

    /** For each model, and each device and minute, a tally a field; most values of a claim share one with others. */
    private final Map<DataModel, Map<DeviceMinute, @Nullable Tally[]>> tallies = new IdentityHashMap<>();

    private int size;

    private record DeviceMinute(DeviceId device, Instant start) {}

    void add(Reading reading) {
        List<Field> fields = reading.model().fields();
        @Nullable
        Tally[] ofMinute = tallies.computeIfAbsent(reading.model(), model -> new HashMap<>())
                .computeIfAbsent(
                        new DeviceMinute(reading.device(), Bucket.start(Grain.MINUTE, reading.ts())),
                        minute -> new @Nullable Tally[fields.size()]);
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).metric() && reading.values().get(i) instanceof Number value) {
                Tally one = Tally.of(value.doubleValue(), reading.ts(), reading.messageId());
                Tally before = ofMinute[i];
                size += before == null ? 1 : 0;
                ofMinute[i] = before == null ? one : before.plus(one);
            }
        }
    }

    /** How many tallies a minute there are. */
    int size() {
        return size;
    }

    SortedMap<RollupKey, Tally> minutes() {
        SortedMap<RollupKey, Tally> minutes = new TreeMap<>();
        tallies.forEach((model, ofModel) -> ofModel.forEach((minute, ofMinute) -> {
            for (int i = 0; i < ofMinute.length; i++) {
                Tally tally = ofMinute[i];
                if (tally != null) {
                    minutes.merge(key(model, minute, i), tally, Tally::plus);
                }
            }
        }));
        return minutes;
    }

    private static RollupKey key(DataModel model, DeviceMinute minute, int field) {
        return new RollupKey(
                model.name().value(),
                minute.device().value(),
                model.fields().get(field).column().value(),
                minute.start());
    }

    /** The same over longer spans. */
    static SortedMap<RollupKey, Tally> coarser(Grain grain, Map<RollupKey, Tally> finer) {
        SortedMap<RollupKey, Tally> tallies = new TreeMap<>();
        finer.forEach((key, tally) -> tallies.merge(key.within(grain), tally, Tally::plus));
        return tallies;
    }
}
