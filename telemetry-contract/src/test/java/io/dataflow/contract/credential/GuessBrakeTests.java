package io.dataflow.contract.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuessBrakeTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final GuessBrake brake = new GuessBrake(now::get);

    @Test
    void letsAFewWrongKeysPassAndThenMakesOneWait() {
        wrong("10.0.0.1", "a", 9);
        assertThat(brake.wait("10.0.0.1", "a")).isZero();
        wrong("10.0.0.1", "a", 1);
        assertThat(brake.wait("10.0.0.1", "a")).isEqualTo(Duration.ofSeconds(1));
        wrong("10.0.0.1", "a", 30);
        assertThat(brake.wait("10.0.0.1", "a")).isEqualTo(Duration.ofSeconds(30));
        now.updateAndGet(time -> time.plusSeconds(30));
        assertThat(brake.wait("10.0.0.1", "a")).isZero();
    }

    @Test
    void locksNobodyOutElsewhere() {
        wrong("10.0.0.1", "a", 20);
        assertThat(brake.wait("10.0.0.2", "a")).isZero();
        assertThat(brake.wait("10.0.0.1", "b")).isZero();
    }

    @Test
    void slowsDownWhoTriesManyNames() {
        IntStream.range(0, 600).forEach(name -> brake.wrong("10.0.0.1", "device-" + name));
        assertThat(brake.wait("10.0.0.1", "another")).isZero();
        wrong("10.0.0.1", "another", 1);
        assertThat(brake.wait("10.0.0.1", "another")).isPositive();
        assertThat(brake.wait("10.0.0.1", "whose key is right")).isZero();
    }

    @Test
    void forgetsWhenTheDeviceHasANewKey() {
        wrong("10.0.0.1", "a", 20);
        brake.forget(Set.of("a"));
        assertThat(brake.wait("10.0.0.1", "a")).isZero();
    }

    private void wrong(String address, String name, int times) {
        IntStream.range(0, times).forEach(time -> brake.wrong(address, name));
    }
}
