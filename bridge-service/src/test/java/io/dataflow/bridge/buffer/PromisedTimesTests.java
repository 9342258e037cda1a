package io.dataflow.bridge.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Adds up the settings' defaults to the times that are promised, which tests on a busy machine can't measure. */
class PromisedTimesTests {

    private final BufferSettings defaults = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("dataflow.buffer", BufferSettings.class);

    @Test
    void aNodeThatStopsAnsweringIsLeftOutWithinASecond() {
        // It stops just after an answer, so it is asked once more, and that in vain.
        assertThat(defaults.probeEvery().plus(defaults.answerWithin()))
                .as("probe-every + answer-within")
                .isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void everyBridgeFollowsTheListOfNodesWithinThreeSeconds() {
        // A node has moved, and the bridge has just begun to greet one at the old address that never answers.
        Duration greeting = defaults.connectWithin().plus(defaults.answerWithin());
        assertThat(defaults.followEvery().plus(greeting).plus(defaults.probeEvery()))
                .as("follow-every + connect-within + answer-within + probe-every")
                .isLessThanOrEqualTo(Duration.ofSeconds(3));
    }
}
