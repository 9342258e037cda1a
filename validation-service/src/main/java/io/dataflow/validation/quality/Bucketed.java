package io.dataflow.validation.quality;

import java.time.Instant;

/**
 * What is known of a metric's values in one minute or hour.
 *
 * @param start of the minute or hour
 * @param count how many values, at least 1
 */
record Bucketed(Instant start, long count, double min, double max) {

    boolean isFlat() {
        return min == max;
    }
}
