package io.dataflow.dashboard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.dashboard.fleet.Answer;
import io.dataflow.dashboard.fleet.Outage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PipelineHistoryTests {

    private static final Instant START = Instant.parse("2026-11-23T15:00:00Z");
    private static final Outage AWAY = new Outage("Bridge service", "it does not answer");

    private final PipelineHistory history = new PipelineHistory();

    @Test
    void givesNothingUntilTheFirstSampleIsOldEnough() {
        assertThat(history.add(after(0))).isEmpty();
        assertThat(history.add(after(4))).isEmpty();
    }

    @Test
    void givesTheNewestSampleThatIsOldEnough() {
        history.add(after(0));
        history.add(after(2));
        history.add(after(4));
        assertThat(history.add(after(8))).contains(after(2));
    }

    @Test
    void givesNothingAfterALongPause() {
        history.add(after(0));
        assertThat(history.add(after(600))).isEmpty();
    }

    private static PipelineSample after(long seconds) {
        return new PipelineSample(START.plusSeconds(seconds), new Answer.Unknown<>(AWAY), new Answer.Unknown<>(AWAY));
    }
}
