package io.dataflow.validation.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualTimeTests {

    @Test
    void readsWhatTheJdkReads() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-60_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000));
            Instant cut = instant.truncatedTo(unit(random));
            assertThat(UsualTime.read(cut.toString())).as(cut.toString()).contains(cut.truncatedTo(ChronoUnit.MILLIS));
        }
    }

    private static ChronoUnit unit(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> ChronoUnit.SECONDS;
            case 1 -> ChronoUnit.MILLIS;
            case 2 -> ChronoUnit.MICROS;
            default -> ChronoUnit.NANOS;
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-10-13T10:45:00",
                "2025-10-13T10:45:00+02:00",
                "2025-10-13 10:45:00Z",
                "2025-02-29T10:45:00Z",
                "2025-13-01T10:45:00Z",
                "2025-00-01T10:45:00Z",
                "2025-01-00T10:45:00Z",
                "2025-01-01T24:00:00Z",
                "2025-01-01T23:60:00Z",
                "2025-01-01T23:59:60Z",
                "2025-01-01T23:59:59.Z",
                "2025-01-01T23:59:59.1234567890Z",
                "2025-01-01T23:59:59,5Z",
                "2025-1-01T23:59:590Z",
                "٢025-01-01T23:59:59Z",
                "12025-01-01T23:59:59Z",
                "Z",
            })
    void leavesOtherFormsToOthers(String text) {
        assertThat(UsualTime.read(text)).isEmpty();
    }

    @Test
    void readsLeapDays() {
        assertThat(UsualTime.read("2024-02-29T00:00:00.5Z")).contains(Instant.parse("2024-02-29T00:00:00.5Z"));
    }
}
