package io.dataflow.validation.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoticeLimitsTests {

    private static final DeviceId DEVICE = new DeviceId("sensor_001");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final NoticeLimits limits = new NoticeLimits(3, EVERY);

    @Test
    void tellOfAFewAtOnceAndThenOfOneFromTimeToTimeWithTheNumberOfOthers() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.ask(DEVICE, NOW)).hasValue(0);
        }
        for (int i = 0; i < 7; i++) {
            assertThat(limits.ask(DEVICE, NOW.plusSeconds(1))).isEmpty();
        }
        assertThat(limits.ask(DEVICE, NOW.plusSeconds(10))).hasValue(7);
        assertThat(limits.ask(DEVICE, NOW.plusSeconds(10))).isEmpty();
        assertThat(limits.ask(DEVICE, NOW.plusSeconds(20))).hasValue(1);
    }

    @Test
    void tellOfAFewAtOnceAgainAfterAQuietWhile() {
        for (int i = 0; i < 10; i++) {
            limits.ask(DEVICE, NOW);
        }
        Instant later = NOW.plus(EVERY.multipliedBy(100));
        assertThat(limits.ask(DEVICE, later)).hasValue(7);
        assertThat(limits.ask(DEVICE, later)).hasValue(0);
        assertThat(limits.ask(DEVICE, later)).hasValue(0);
        assertThat(limits.ask(DEVICE, later)).isEmpty();
    }

    @Test
    void keepDevicesApart() {
        for (int i = 0; i < 10; i++) {
            limits.ask(DEVICE, NOW);
        }
        assertThat(limits.ask(new DeviceId("sensor_002"), NOW)).hasValue(0);
    }

    @Test
    void addWhatTheDeviceWasNotToldAfterAll() {
        assertThat(limits.ask(DEVICE, NOW)).hasValue(0);
        limits.leftOut(DEVICE, 5);
        assertThat(limits.ask(DEVICE, NOW)).hasValue(5);
        assertThat(limits.ask(DEVICE, NOW)).hasValue(0);
    }

    @Test
    void silenceNobodyForLongWhenTheClockIsPutBack() {
        for (int i = 0; i < 10; i++) {
            limits.ask(DEVICE, NOW);
        }
        Instant putBack = NOW.minus(Duration.ofDays(1));
        assertThat(limits.ask(DEVICE, putBack)).isEmpty();
        assertThat(limits.ask(DEVICE, putBack.plus(EVERY))).hasValue(8);
    }

    @Test
    void forgetDevicesThatHadNoRefusalForLongestOnceThereAreVeryMany() {
        for (int i = 0; i < 10; i++) {
            limits.ask(DEVICE, NOW);
        }
        for (int i = 0; i < 19_999; i++) {
            limits.ask(new DeviceId("other_" + i), NOW);
        }
        assertThat(limits.ask(DEVICE, NOW)).as("not forgotten yet").isEmpty();
        for (int i = 0; i < 20_000; i++) {
            limits.ask(new DeviceId("another_" + i), NOW);
        }
        assertThat(limits.ask(DEVICE, NOW)).hasValue(0);
    }
}
