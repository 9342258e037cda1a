package io.dataflow.bridge.source.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PollerSettingsTests {

    @Test
    void takesTheDefaults() {
        assertThat(settings(Map.of()).answerWithin()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "answer-within, 0s",
        "answer-within, -1s",
        "buffer-within, 0s",
        "buffer-within, -1s",
        "longest-pause, 0s"
    })
    void refusesATimeThatIsNoTimeAndNamesIt(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of("dataflow.poller." + name, value)))
                .rootCause()
                .hasMessageContaining("dataflow.poller." + name);
    }

    private static PollerSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("dataflow.poller", PollerSettings.class);
    }
}
