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

    /** @throws NotAModel with what to write instead */
    public Retention {
        Findings findings = new Findings();
        requireDays("/keep_days", days, findings);
        requireDays("/keep_minutes_days", minuteDays, findings);
        if (days.isPresent() && minuteDays.isPresent() && minuteDays.getAsInt() < days.getAsInt()) {
            findings.add(
                    "/keep_minutes_days",
                    Integer.toString(minuteDays.getAsInt()),
                    "must not be less than keep_days, " + days.getAsInt(),
                    "Write at least as many days: charts of the readings need their rollups as long as them.");
        }
        findings.throwIfAny();
    }

    /** Whether a reading that comes at one moment and was measured at another is older than what is kept. */
    public boolean dropsAt(Instant now, Instant measuredAt) {
        return days.isPresent()
                && measuredAt.isBefore(now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(days.getAsInt())));
    }

    private static void requireDays(String pointer, OptionalInt days, Findings findings) {
        if (days.isPresent() && (days.getAsInt() < 1 || days.getAsInt() > MOST_DAYS)) {
            findings.add(
                    pointer,
                    Integer.toString(days.getAsInt()),
                    "must be between 1 and " + MOST_DAYS,
                    "Write a number in between, or leave it out to keep all.");
        }
    }
}
