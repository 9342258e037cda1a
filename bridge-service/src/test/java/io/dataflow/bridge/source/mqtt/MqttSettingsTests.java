package io.dataflow.bridge.source.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MqttSettingsTests {

    @Test
    void writesTheUrlsOfSeveralBrokersAsTheClientKnowsThem() {
        assertThat(settings("mqtt://one,mqtts://two,tcp://three:1884").clientUrls())
                .containsExactly("tcp://one:1883", "ssl://two:8883", "tcp://three:1884");
    }

    @Test
    void refusesAPasswordInAUrlWithoutRepeatingIt() {
        assertThatThrownBy(() -> settings("tcp://dataflow:hunter2@broker:1883"))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("dataflow.mqtt.password")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis://broker:1883", "wss://broker", "broker:1883", "tcp://"})
    void refusesWhatIsNoBroker(String url) {
        assertThatThrownBy(() -> settings(url)).isInstanceOf(BindException.class);
    }

    private static MqttSettings settings(String url) {
        return new Binder(new MapConfigurationPropertySource(Map.of("dataflow.mqtt.url", url)))
                .bindOrCreate("dataflow.mqtt", MqttSettings.class);
    }
}
