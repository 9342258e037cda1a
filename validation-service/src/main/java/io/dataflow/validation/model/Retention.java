package io.dataflow.validation.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/**
 * For how long a model's readings are kept.
 *
 * @param days whole days of UTC before the present one; empty for ever
 * @param minuteDays for how long rollups a minute are kept; empty as long as the readings. Those an hour and a day are kept for ever
 */
public record Retention(OptionalInt days, OptionalInt minuteDays) {

    /** All is kept. */
    public static final Retention FOR_EVER = new Retention(OptionalInt.empty(), OptionalInt.empty());

    private static final int MOST_DAYS = 36_500;

    public Retention {
        requireDays("keep_days", days);
        requireDays("keep_minutes_days", minuteDays);
        if (days.isPresent() && minuteDays.isPresent() && minuteDays.getAsInt() < days.getAsInt()) {
            throw new IllegalArgumentException("keep_minutes_days " + minuteDays.getAsInt() + " is less than keep_days "
                    + days.getAsInt() + "; charts of the readings need their rollups as long as them");
        }
    }

    /** Whether a reading that comes at one moment and was measured at another is older than what is kept. */
    public boolean dropsAt(Instant now, Instant measuredAt) {
        return days.isPresent()
                && measuredAt.isBefore(now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(days.getAsInt())));
    }

    private static void requireDays(String property, OptionalInt days) {
        if (days.isPresent() && (days.getAsInt() < 1 || days.getAsInt() > MOST_DAYS)) {
            throw new IllegalArgumentException(property + " " + days.getAsInt() + " is not between 1 and " + MOST_DAYS
                    + "; leave it out to keep all");
        }
    }
}
