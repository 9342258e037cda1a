package io.dataflow.bridge.source.poller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "120,                             PT2M",
        "'Sun, 01 Mar 2026 12:01:00 GMT', PT1M",
        "999999999,                       PT24H",
        "'Sun, 01 Mar 2026 11:00:00 GMT',",
        "soon,",
        "-5,",
        "99999999999999999999,",
        "'',",
    })
    void readsSecondsAndDates(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW).orElse(null)).isEqualTo(wait);
    }
}
