package io.dataflow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataflow.local.test.TestBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBrokerIT {

    @Test
    void startsStopsAndRestartsOnTheSamePort() throws MqttException {
        try (LocalBroker broker = TestBroker.start()) {
            publish(broker);
            int port = broker.port();
            broker.kill();
            assertThat(broker.isAlive()).isFalse();
            broker.restart();
            assertThat(broker.port()).isEqualTo(port);
            publish(broker);
            broker.stop();
            assertThat(broker.isAlive()).isFalse();
        }
    }

    @Test
    void endsInOrderAndWithoutComplaint() throws IOException {
        LocalBroker broker = TestBroker.start();
        broker.stop();
        assertThat(Files.readString(broker.log()))
                .contains("MQTT broker ready", "MQTT broker ended")
                .doesNotContain("WARN", "ERROR", "Exception");
    }

    @Test
    void saysWhoseFaultATakenPortIs(@TempDir Path folder) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BrokerSettings settings = BrokerSettings.ofOwnClassPath(folder, taken.getLocalPort(), "secret");
            assertThatThrownBy(() -> LocalBroker.start(settings))
                    .isInstanceOf(ServerUnavailable.class)
                    .hasMessageContaining("Port " + taken.getLocalPort());
        }
    }

    @Test
    void saysWhichSettingIsWrong(@TempDir Path folder) {
        BrokerSettings settings = BrokerSettings.ofOwnClassPath(folder, 0, "secret")
                .with(Map.of("DATAFLOW_BROKER_ANONYMOUS_DEVICES", "perhaps"));
        assertThatThrownBy(() -> LocalBroker.start(settings))
                .isInstanceOf(ServerUnavailable.class)
                .hasMessageContaining("DATAFLOW_BROKER_ANONYMOUS_DEVICES")
                .hasMessageContaining("loopback, never or always");
    }

    private static void publish(LocalBroker broker) throws MqttException {
        MqttClient client = new MqttClient(broker.url(), "", new MemoryPersistence());
        client.connect();
        client.publish("devices/a/telemetry", "{}".getBytes(StandardCharsets.UTF_8), 1, false);
        client.disconnect();
        client.close();
    }
}
