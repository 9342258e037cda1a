package io.dataflow.agent.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InsightsRequestTests {

    private static final Instant NOW = Instant.parse("2026-11-23T14:59:30Z");

    @Test
    void isTheLastHourWhenTheAddressAsksForNothing() {
        InsightsRequest request = new InsightsRequest(null, null, null, null, null);

        assertThat(request.choice()).contains(RangeChoice.HOUR);
        assertThat(request.period(NOW).length()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void takesTheRangePicked() {
        assertThat(new InsightsRequest("7d", "", "", null, null).period(NOW).length())
                .isEqualTo(Duration.ofDays(7));
    }

    @Test
    void takesBoundsWrittenByHand() {
        InsightsRequest request = new InsightsRequest(null, "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", null, null);

        assertThat(request.choice()).isEmpty();
        assertThat(request.rangeKey()).isEmpty();
        assertThat(request.period(NOW).length()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void keepsTheDeviceWhenTheRangeChanges() {
        InsightsRequest request = new InsightsRequest("1h", null, null, null, "a:b@c");

        assertThat(request.withRange(RangeChoice.WEEK)).isEqualTo("/insights?range=7d&device=a%3Ab%40c");
    }

    @Test
    void keepsTheBoundsWhenTheDeviceChanges() {
        InsightsRequest request = new InsightsRequest(null, "2026-11-01T00:00:00+01:00", null, "sensor", null);

        assertThat(request.withDevice("sensor_001"))
                .isEqualTo("/insights?from=2026-11-01T00%3A00%3A00%2B01%3A00&model=sensor&device=sensor_001");
    }
}
