package io.dataflow.benchmarks.measure;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The readings of one device that are waited for, in the order in which they are sent. Everything up to the first that is missing
 * is known, so that only what is not older than the last of these has to be asked for.
 */
final class Watched {

    private final Map<Long, Integer> expected;
    private final long[] times;
    private final BitSet seen;
    private long known;

    /**
     * @param ids in the order of sending
     * @param from nothing is older than that, in milliseconds of the epoch
     */
    Watched(List<Long> ids, long from) {
        int count = ids.size();
        this.expected = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            expected.put(ids.get(i), i);
        }
        this.times = new long[count];
        this.seen = new BitSet(count);
        this.known = from;
    }

    /** The earliest time, in milliseconds of the epoch, that a reading may have that has not been seen. */
    long from() {
        return known;
    }

    /** Takes note of a reading that is there; whether it was waited for, which it no longer is. */
    boolean see(long id, long time) {
        Integer place = expected.remove(id);
        if (place == null) {
            return false;
        }
        times[place] = time;
        seen.set(place);
        int missing = seen.nextClearBit(0);
        known = missing == 0 ? known : times[missing - 1];
        return true;
    }

    boolean complete() {
        return expected.isEmpty();
    }

    /** How many have not been seen. */
    int missing() {
        return expected.size();
    }
}
