package io.dataflow.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoadPlanTests {

    @Test
    void changesNothingButTheSize() {
        assertThat(new LoadPlan(10, 3, 120, 20, 50, 0).sized(5, 100)).isEqualTo(new LoadPlan(5, 3, 120, 20, 50, 100));
    }

    @Test
    void refusesReadingsThatAreTooSmallToBeStamped() {
        assertThatThrownBy(() -> new LoadPlan(10, 3, StampedPayload.SMALLEST - 1, 1, 50, 0))
                .hasMessageContaining("at least 96 bytes");
    }
}
