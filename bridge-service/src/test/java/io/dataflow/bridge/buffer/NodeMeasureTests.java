package io.dataflow.bridge.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeMeasureTests {

    @Test
    void seesNoObstacleInAUsualNode() {
        assertThat(measure(Map.of("role", "master", "loading", "0", "used_memory", "900", "maxmemory", "0"))
                        .obstacle(0.9))
                .isEmpty();
    }

    @Test
    void seesThatANodeIsLoadingReadOnlyOrFull() {
        assertThat(measure(Map.of("loading", "1")).obstacle(0.9))
                .hasValueSatisfying(why -> assertThat(why).contains("loading"));
        assertThat(measure(Map.of("role", "slave", "slave_read_only", "1")).obstacle(0.9))
                .hasValueSatisfying(why -> assertThat(why).contains("read-only"));
        assertThat(measure(Map.of("used_memory", "901", "maxmemory", "1000")).obstacle(0.9))
                .hasValueSatisfying(why -> assertThat(why).contains("full"));
    }

    @Test
    void balancesWhatCameWithWhatBecameOfIt() {
        assertThat(new NodeMeasure(10, 4, 3, 3, Duration.ZERO, Map.of()).balanced())
                .isTrue();
        assertThat(new NodeMeasure(10, 4, 3, 2, Duration.ZERO, Map.of()).balanced())
                .isFalse();
    }

    private static NodeMeasure measure(Map<String, String> info) {
        return new NodeMeasure(0, 0, 0, 0, Duration.ZERO, info);
    }
}
