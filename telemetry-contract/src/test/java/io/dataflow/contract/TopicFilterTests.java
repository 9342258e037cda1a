package io.dataflow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTests {

    @ParameterizedTest
    @CsvSource({
        "devices/+/telemetry, devices/a/telemetry, true",
        "devices/+/telemetry, devices//telemetry, true",
        "devices/+/telemetry, devices/a/b/telemetry, false",
        "devices/+/telemetry, devices/a/status, false",
        "devices/+/telemetry, devices/a, false",
        "devices/#, devices/a/b, true",
        "devices/#, other, false",
        "#, anything/at/all, true",
        "+, one, true",
        "+, one/two, false",
        "a/b, a/b, true",
        "a/b, a/b/c, false",
        "a/+, a/, true",
    })
    void matchesAsABrokerDoes(String filter, String topic, boolean matches) {
        assertThat(new TopicFilter(filter).matches(topic)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/#/b", "a+/b", "a#", "$share/x/y"})
    void refusesWhatIsNoFilter(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicFilter(text))
                .withMessageContaining("devices/+/telemetry");
    }
}
