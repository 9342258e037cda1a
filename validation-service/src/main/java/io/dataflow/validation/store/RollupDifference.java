package io.dataflow.validation.store;

import io.dataflow.contract.query.Grain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A rollup that isn't what the readings say.
 *
 * @param metric the column that its values are in
 * @param expected what the readings add up to; empty where there is none of them
 * @param found what stands in the table; empty where nothing does
 */
public record RollupDifference(
        Grain grain,
        String device,
        String metric,
        Instant bucket,
        Optional<Figures> expected,
        Optional<Figures> found) {

    /** Adding up in another order gives sums that differ by less than this part of what was added. */
    private static final double ROUNDING = 1e-9;

    /** What a rollup says. */
    public record Figures(long count, double sum, double min, double max, double last) {

        private static Figures of(Tally tally) {
            return new Figures(tally.count(), tally.sum(), tally.min(), tally.max(), tally.last());
        }
    }

    /** Where two sets of rollups of one grain differ; sums may by rounding. */
    static List<RollupDifference> between(
            Grain grain, SortedMap<RollupKey, Tally> expected, SortedMap<RollupKey, Tally> found) {
        SortedSet<RollupKey> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        List<RollupDifference> differences = new ArrayList<>();
        for (RollupKey key : keys) {
            Optional<Tally> one = Optional.ofNullable(expected.get(key));
            Optional<Tally> other = Optional.ofNullable(found.get(key));
            if (one.isEmpty() || other.isEmpty() || !same(one.get(), other.get())) {
                differences.add(new RollupDifference(
                        grain, key.device(), key.metric(), key.start(), one.map(Figures::of), other.map(Figures::of)));
            }
        }
        return differences;
    }

    private static boolean same(Tally one, Tally other) {
        double added = one.count() * Math.max(Math.abs(one.min()), Math.abs(one.max()));
        return one.count() == other.count()
                && one.min() == other.min()
                && one.max() == other.max()
                && one.last() == other.last()
                && one.lastTs().equals(other.lastTs())
                && one.lastId().equals(other.lastId())
                && Math.abs(one.sum() - other.sum()) <= ROUNDING * added;
    }
}
