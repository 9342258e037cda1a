package io.dataflow.validation.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;

class NoticeSettingsTests {

    @Test
    void nameNoBrokerUnlessTold() {
        assertThat(Settings.broker(Map.of()).isConfigured()).isFalse();
        assertThat(Settings.broker(Map.of("dataflow.mqtt.url", "")).isConfigured())
                .isFalse();
    }

    @Test
    void takeSeveralBrokersAsTheBridgeDoes() {
        BrokerSettings settings = Settings.broker(Map.of("dataflow.mqtt.url", "mqtt://one,mqtts://two"));
        assertThat(settings.isConfigured()).isTrue();
        assertThat(settings.urls().forClient()).containsExactly("tcp://one:1883", "ssl://two:8883");
    }

    @Test
    void refuseAPasswordInAUrl() {
        assertThatThrownBy(() -> Settings.broker(Map.of("dataflow.mqtt.url", "tcp://dataflow:hunter2@broker")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("dataflow.mqtt.password")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "every, 0s",
        "expiry, 500ms",
        "expiry, 400d",
        "largest-document, 1KB",
        "largest-document, 1MB",
    })
    void refuseWhatCanNotBeMeant(String name, String value) {
        String property = "dataflow.validation.notices." + name;
        assertThatThrownBy(() -> Settings.notices(Map.of(property, value)))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining(property);
    }
}
