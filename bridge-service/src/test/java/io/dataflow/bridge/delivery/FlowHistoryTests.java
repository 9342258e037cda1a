package io.dataflow.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.bridge.delivery.Flow.Totals;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowHistoryTests {

    private final FlowHistory history = new FlowHistory(Instant.EPOCH);

    @Test
    void turnsCountsIntoRates() {
        history.look(totals(100), Instant.ofEpochSecond(1));
        history.look(totals(400), Instant.ofEpochSecond(3));
        assertThat(history.seconds())
                .extracting(second -> second.received().get("mqtt"))
                .containsExactly(100.0, 150.0);
    }

    @Test
    void forgetsWhatIsOlderThanFiveMinutes() {
        for (int second = 1; second <= 400; second++) {
            history.look(totals(second), Instant.ofEpochSecond(second));
        }
        assertThat(history.seconds()).hasSize(300);
        assertThat(history.seconds().getFirst().at()).isEqualTo(Instant.ofEpochSecond(101));
    }

    private static Totals totals(long received) {
        return new Totals(Map.of("mqtt", received), Map.of(), Map.of());
    }
}
