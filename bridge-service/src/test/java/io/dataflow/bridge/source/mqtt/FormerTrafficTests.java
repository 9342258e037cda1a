package io.dataflow.bridge.source.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.TopicFilter;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormerTrafficTests {

    private static final Duration NO_TIME = Duration.ofNanos(-1);

    private final FormerTraffic traffic = new FormerTraffic(Set.of(new TopicFilter("plant/+")));

    @Test
    void isWhatItsFiltersAskFor() {
        assertThat(traffic.includes("plant/a")).isTrue();
        assertThat(traffic.includes("devices/a/telemetry")).isFalse();
    }

    @Test
    void isSettledWhenAllThatCameIs() {
        traffic.comes();
        assertThat(traffic.settled()).isFalse();
        traffic.settles();
        assertThat(traffic.settled()).isTrue();
    }

    @Test
    void isNotSilentSoonAfterAnything() {
        assertThat(traffic.silentFor(NO_TIME)).isTrue();
        traffic.comes();
        assertThat(traffic.silentFor(Duration.ofMinutes(1))).isFalse();
    }
}
