package io.dataflow.validation.history;

import io.dataflow.contract.query.Grain;
import io.dataflow.validation.store.Bucket;

/** Chooses what a point of a series stands for: the shortest span with which the points stay within their limit. */
final class GrainChoice {

    /** No answer has more points than this, over all its devices. */
    static final int MOST_POINTS = 12_000;

    private GrainChoice() {}

    /** How many points each of several devices may have. */
    static int pointsPerDevice(int wanted, int devices) {
        return Math.max(2, Math.min(wanted, MOST_POINTS / Math.max(1, devices)));
    }

    /** The shortest rollup span of which at most so many fill the range; days where even they are more. */
    static Grain rollup(TimeRange range, int points) {
        for (Grain grain : new Grain[] {Grain.MINUTE, Grain.HOUR}) {
            if (range.length().dividedBy(Bucket.length(grain)) <= points) {
                return grain;
            }
        }
        return Grain.DAY;
    }

    /** Raw readings where no device has more of them than points are wanted. */
    static Grain finest(Grain rollup, long mostReadingsOfADevice, int points) {
        return rollup == Grain.MINUTE && mostReadingsOfADevice <= points ? Grain.RAW : rollup;
    }
}
