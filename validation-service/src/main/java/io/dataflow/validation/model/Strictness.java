package io.dataflow.validation.model;

import java.time.Duration;

/**
 * What a model lets pass beside its fields' own limits.
 *
 * @param unknownFields what happens to fields that the model doesn't know
 * @param metricRequired whether a reading without any numeric value is refused
 * @param furthestAhead how far after its receipt a reading may say that it was measured, because clocks aren't exact
 */
public record Strictness(UnknownFields unknownFields, boolean metricRequired, Duration furthestAhead) {

    /** A day, which a wrong zone doesn't exceed. */
    public static final Duration USUAL_AHEAD = Duration.ofHours(24);

    /** Partitions are made ahead for longer than that. */
    private static final Duration MOST_AHEAD = Duration.ofDays(7);

    /** @throws NotAModel with what to write instead */
    public Strictness {
        if (furthestAhead.isNegative() || furthestAhead.compareTo(MOST_AHEAD) > 0) {
            throw NotAModel.because(
                    "/furthest_ahead",
                    furthestAhead.toString(),
                    "must be between PT0S and " + MOST_AHEAD,
                    "Write how far a device's clock may be ahead, such as PT24H.");
        }
    }
}
