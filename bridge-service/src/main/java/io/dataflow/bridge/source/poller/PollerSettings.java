package io.dataflow.bridge.source.poller;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How web APIs are polled.
 *
 * @param answerWithin how long a fetch may take, redirects and body included
 * @param bufferWithin how long all readings of one fetch may take to get to buffer nodes; then it has failed
 * @param largestAnswer of one fetch, unpacked
 * @param mostAtOnce fetches under way at the same time
 * @param mostReadings of one fetch
 * @param longestPause between two fetches of a poller that fails, unless its interval is longer or the server asks for more
 * @param allowLinkLocal whether link-local addresses may be polled; cloud providers hand out credentials at 169.254.169.254
 */
@Validated
@ConfigurationProperties("dataflow.poller")
public record PollerSettings(
        @DefaultValue("15s") Duration answerWithin,
        @DefaultValue("20s") Duration bufferWithin,
        @DefaultValue("2MB") DataSize largestAnswer,
        @DefaultValue("4") @Min(1) @Max(100) int mostAtOnce,
        @DefaultValue("10000") @Min(1) int mostReadings,
        @DefaultValue("15m") Duration longestPause,
        @DefaultValue("false") boolean allowLinkLocal) {

    /** @throws IllegalArgumentException naming the setting, its value and what it has to be */
    public PollerSettings {
        requirePositive("answer-within", answerWithin);
        requirePositive("buffer-within", bufferWithin);
        requirePositive("longest-pause", longestPause);
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "dataflow.poller." + name + " is " + value + ", but has to be longer than zero, such as 15s");
        }
    }
}
