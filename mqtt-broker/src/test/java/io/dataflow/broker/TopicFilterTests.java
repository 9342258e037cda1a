package io.dataflow.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTests {

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true",
        "a/b, a/c, false",
        "a/b, a/b/c, false",
        "a/b/c, a/b, false",
        "a/+, a/b, true",
        "a/+, a/, true",
        "a/+, a, false",
        "+/b, a/b, true",
        "a/#, a/b/c, true",
        "a/#, a, true",
        "'#', a/b, true",
        "'#', $sys/a, false",
        "+/a, $sys/a, false",
        "$sys/#, $sys/a, true",
    })
    void matchesAsMqttSays(String filter, String topic, boolean expected) {
        assertThat(new TopicFilter(filter).matches(topic)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a#", "#/a", "a/b+", "a/#/b"})
    void cannotBeMalformed(String text) {
        assertThatThrownBy(() -> new TopicFilter(text)).hasMessageContaining("Not an MQTT topic filter");
    }
}
