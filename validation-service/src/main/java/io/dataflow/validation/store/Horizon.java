package io.dataflow.validation.store;

import io.dataflow.contract.query.Grain;
import io.dataflow.validation.model.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * From when on a model's data is all there. Rollups an hour and a day are there for ever.
 *
 * @param readings from when on its readings are; the epoch where none were removed
 * @param minutes from when on its rollups a minute are
 */
public record Horizon(Instant readings, Instant minutes) {

    /** Nothing was removed. */
    public static final Horizon OF_ALL = new Horizon(Instant.EPOCH, Instant.EPOCH);

    /** What a model's retention leaves at a moment: whole days of UTC. */
    public static Horizon of(Retention retention, Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        Instant readings = retention.days().isPresent()
                ? today.minus(Duration.ofDays(retention.days().getAsInt()))
                : Instant.EPOCH;
        Instant minutes = retention.minuteDays().isPresent()
                ? today.minus(Duration.ofDays(retention.minuteDays().getAsInt()))
                : readings;
        return new Horizon(readings, minutes);
    }

    /** What both leave. */
    public Horizon and(Horizon other) {
        return new Horizon(later(readings, other.readings), later(minutes, other.minutes));
    }

    /** The finest grain of which all from an instant on is there. */
    public Grain finestFrom(Instant from) {
        if (from.isBefore(minutes)) {
            return Grain.HOUR;
        }
        return from.isBefore(readings) ? Grain.MINUTE : Grain.RAW;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
