package io.dataflow.platform.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GuessLimitTests {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final GuessLimit limit = new GuessLimit(5, Duration.ofMinutes(1));

    @Test
    void letsTheFirstFailuresPass() {
        assertThat(limit.waitFrom(NOW, 4, NOW)).isZero();
    }

    @Test
    void doublesTheWaitWithEachFurtherFailure() {
        assertThat(limit.waitFrom(NOW, 5, NOW)).hasSeconds(1);
        assertThat(limit.waitFrom(NOW, 6, NOW)).hasSeconds(2);
        assertThat(limit.waitFrom(NOW, 10, NOW)).hasSeconds(32);
    }

    @Test
    void neverWaitsLongerThanTheLongest() {
        assertThat(limit.waitFrom(NOW, 11, NOW)).hasSeconds(60);
        assertThat(limit.waitFrom(NOW, Integer.MAX_VALUE, NOW)).hasSeconds(60);
    }

    @Test
    void countsTheTimeThatHasPassed() {
        assertThat(limit.waitFrom(NOW, 10, NOW.minusSeconds(30))).hasSeconds(2);
        assertThat(limit.waitFrom(NOW, 10, NOW.minusSeconds(33))).isZero();
    }

    @Test
    void forgivesAfterAQuietDay() {
        assertThat(new GuessLimit(0, Duration.ofDays(9)).waitFrom(NOW, 40, NOW.minus(Duration.ofHours(25))))
                .isZero();
    }
}
