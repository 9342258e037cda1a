package io.dataflow.validation.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Places to go on from, as texts that callers hand back unread. */
public final class Cursor {

    private static final long MICROS = 1_000_000;

    private Cursor() {}

    static String ofInstant(Instant instant) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    /** @throws NumberFormatException if no answer of ours held it */
    public static Instant toInstant(String cursor) {
        long micros = Long.parseLong(cursor);
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
    }
}
