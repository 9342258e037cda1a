package io.dataflow.validation.verdict;

import java.time.Instant;

/** Which instants can be true: a device with no clock says 1970, one with a wrong clock any year. */
final class Years {

    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant COLUMN_FIRST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant COLUMN_LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Years() {}

    /** Whether a database column can hold it. */
    static boolean storable(Instant instant) {
        return !instant.isBefore(COLUMN_FIRST) && instant.isBefore(COLUMN_LAST);
    }
}
