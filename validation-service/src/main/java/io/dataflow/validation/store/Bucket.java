package io.dataflow.validation.store;

import io.dataflow.contract.query.Grain;
import java.time.Duration;
import java.time.Instant;

/** The spans of time that rollups stand for: whole minutes, hours and days of UTC. */
public final class Bucket {

    private Bucket() {}

    /** The table that holds the rollups of a grain; raw readings are in their models' tables. */
    public static String table(Grain grain) {
        return switch (grain) {
            case MINUTE -> "rollup_minute";
            case HOUR -> "rollup_hour";
            case DAY -> "rollup_day";
            case RAW -> throw new IllegalArgumentException("Raw readings are no rollups");
        };
    }

    public static Duration length(Grain grain) {
        return switch (grain) {
            case MINUTE -> Duration.ofMinutes(1);
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
            case RAW -> throw new IllegalArgumentException("Raw readings have no span");
        };
    }

    /** The beginning of the span that an instant lies in. */
    public static Instant start(Grain grain, Instant instant) {
        long seconds = length(grain).toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), seconds) * seconds);
    }

    /** The beginning of the first span that does not begin before an instant. */
    public static Instant startAtOrAfter(Grain grain, Instant instant) {
        Instant start = start(grain, instant);
        return start.equals(instant) ? start : start.plus(length(grain));
    }
}
