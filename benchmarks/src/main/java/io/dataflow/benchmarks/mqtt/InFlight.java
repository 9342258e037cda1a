package io.dataflow.benchmarks.mqtt;

import java.util.function.LongConsumer;

/** The messages of one connection that are not acknowledged yet, by packet id. */
final class InFlight {

    private final long[] tokens;
    private final boolean[] taken;
    private final int[] free;
    private int freeCount;

    InFlight(int most) {
        tokens = new long[most + 1];
        taken = new boolean[most + 1];
        free = new int[most];
        for (int id = most; id > 0; id--) {
            free[freeCount++] = id;
        }
    }

    boolean isFull() {
        return freeCount == 0;
    }

    /** The packet id under which a message goes out; there must be a free one. */
    int add(long token) {
        int id = free[--freeCount];
        tokens[id] = token;
        taken[id] = true;
        return id;
    }

    /** Ends a message; whether the packet id was in use. */
    boolean remove(int id, LongConsumer token) {
        if (id < 1 || id >= taken.length || !taken[id]) {
            return false;
        }
        taken[id] = false;
        free[freeCount++] = id;
        token.accept(tokens[id]);
        return true;
    }

    void removeAll(LongConsumer token) {
        for (int id = 1; id < taken.length; id++) {
            remove(id, token);
        }
    }
}
