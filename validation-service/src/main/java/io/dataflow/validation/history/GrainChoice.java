package io.dataflow.validation.history;

import io.dataflow.contract.query.Grain;
import io.dataflow.validation.store.Bucket;
import java.util.function.LongSupplier;

/** Chooses what a point of a series stands for: the shortest span with which the points stay within their limit. */
final class GrainChoice {

    /** No answer has more points than this, over all its devices. */
    static final int MOST_POINTS = 12_000;

    private GrainChoice() {}

    /** How many points each of several devices may have. */
    static int pointsPerDevice(int wanted, int devices) {
        return Math.max(2, Math.min(wanted, MOST_POINTS / Math.max(1, devices)));
    }

    /**
     * The shortest rollup span of which at most so many fill the range; days where even they are more.
     *
     * @param finest what is all there from the range's beginning on
     */
    static Grain rollup(TimeRange range, int points, Grain finest) {
        boolean fit = range.length().dividedBy(Bucket.length(Grain.MINUTE)) <= points;
        if (fit && finest.compareTo(Grain.MINUTE) <= 0) {
            return Grain.MINUTE;
        }
        return range.length().dividedBy(Bucket.length(Grain.HOUR)) <= points ? Grain.HOUR : Grain.DAY;
    }

    /** Raw readings where all are there and no device has more of them than points are wanted. */
    static boolean raw(Grain rollup, Grain finest, LongSupplier mostReadingsOfADevice, int points) {
        return rollup == Grain.MINUTE && finest == Grain.RAW && mostReadingsOfADevice.getAsLong() <= points;
    }
}
