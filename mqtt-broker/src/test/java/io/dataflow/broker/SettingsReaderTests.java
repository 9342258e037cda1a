package io.dataflow.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsReaderTests {

    private final Map<String, String> environment =
            new HashMap<>(Map.of("DATAFLOW_BROKER_SERVICE_PASSWORD", "a secret"));

    @Test
    void givesEverythingButThePasswordADefault() {
        BrokerSettings settings = read();
        assertThat(settings.listen()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(1883);
        assertThat(settings.anonymousDevices()).isEqualTo(AnonymousDevices.LOOPBACK);
        assertThat(settings.openTopics()).isEmpty();
        assertThat(settings.keptSubscriptions())
                .containsExactly(new SharedSubscription("dataflow-bridge", new TopicFilter("devices/+/telemetry")));
        assertThat(settings.syncToDisk()).isFalse();
    }

    @Test
    void refusesToDoWithoutAPassword() {
        environment.clear();
        assertThatThrownBy(this::read).hasMessageContaining("DATAFLOW_BROKER_SERVICE_PASSWORD is not set");
    }

    @Test
    void saysWhichSettingIsWrongAndWhatItShouldBe() {
        assertWrong("PORT", "70000", "a port is between 1 and 65535");
        assertWrong("PORT", "mqtt", "DATAFLOW_BROKER_PORT is 'mqtt'");
        assertWrong("SYNC", "maybe", "it should be true or false");
        assertWrong("ANONYMOUS_DEVICES", "yes", "it should be loopback, never or always");
        assertWrong("OPEN_TOPICS", "a/#/b", "Not an MQTT topic filter: 'a/#/b'");
        assertWrong("KEPT_SUBSCRIPTIONS", "bridge", "it reads name/filter");
    }

    @Test
    void readsListsPartedByCommas() {
        environment.put("DATAFLOW_BROKER_OPEN_TOPICS", "a/+, b/# ,");
        assertThat(read().openTopics()).containsExactly(new TopicFilter("a/+"), new TopicFilter("b/#"));
    }

    @Test
    void doesNotShowThePassword() {
        assertThat(read()).asString().doesNotContain("a secret").contains("***");
    }

    private void assertWrong(String name, String value, String message) {
        environment.put("DATAFLOW_BROKER_" + name, value);
        assertThatThrownBy(this::read).isInstanceOf(InvalidSettings.class).hasMessageContaining(message);
        environment.remove("DATAFLOW_BROKER_" + name);
    }

    private BrokerSettings read() {
        return SettingsReader.read(name -> Optional.ofNullable(environment.get(name)));
    }
}
