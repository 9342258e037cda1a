package io.dataflow.validation.notice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How devices are told why readings of theirs were refused.
 *
 * @param enabled whether they are told at all
 * @param burst of how many refusals in a row each instance tells a device at once
 * @param every how long it takes until a device that was told of so many is told of one more; those in between are only counted
 * @param expiry a notice that a device has not fetched by then is not kept for it any longer
 * @param largestDocument of one notice; violations beyond it are only counted
 */
@Validated
@ConfigurationProperties("dataflow.validation.notices")
record NoticeSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("5") @Min(1) @Max(1_000) int burst,
        @DefaultValue("10s") Duration every,
        @DefaultValue("1h") Duration expiry,
        @DefaultValue("8KB") DataSize largestDocument) {

    private static final Duration SHORTEST_EXPIRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_EXPIRY = Duration.ofDays(365);
    private static final DataSize LEAST = DataSize.ofKilobytes(4);
    private static final DataSize MOST = DataSize.ofKilobytes(64);

    NoticeSettings {
        if (every.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException(
                    "dataflow.validation.notices.every is " + every + "; it should be above zero, such as 10s");
        }
        if (expiry.compareTo(SHORTEST_EXPIRY) < 0 || expiry.compareTo(LONGEST_EXPIRY) > 0) {
            throw new IllegalArgumentException(
                    "dataflow.validation.notices.expiry is " + expiry + "; it should be 1s to 365d, such as 1h");
        }
        if (largestDocument.compareTo(LEAST) < 0 || largestDocument.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("dataflow.validation.notices.largest-document is " + largestDocument
                    + "; it should be 4KB to 64KB, such as 8KB");
        }
    }
}
