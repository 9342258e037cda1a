package io.dataflow.bridge.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.RunningBridge;
import io.dataflow.contract.DeviceId;
import io.dataflow.local.LocalBroker;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestBroker;
import io.dataflow.local.test.TestRedis;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

/** Keys on their whole way: made at the bridge, checked by the broker that asks it. */
class KeysAtTheBrokerIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void countFromTheMomentTheyAreMadeToTheMomentTheyAreTaken() throws Exception {
        int port = freePort();
        LocalRedis redis = TestRedis.start();
        LocalBroker broker = TestBroker.start(Map.of(
                "DATAFLOW_BROKER_BRIDGE_URL", "http://127.0.0.1:" + port,
                "DATAFLOW_BROKER_BRIDGE_TOKEN", "token",
                "DATAFLOW_BROKER_ANONYMOUS_DEVICES", "never"));
        RunningBridge bridge = RunningBridge.start(broker.url(), List.of(redis), settings(broker, port));
        try {
            follow(bridge, broker);
        } finally {
            bridge.close();
            broker.stop();
            redis.stop();
        }
    }

    private static void follow(RunningBridge bridge, LocalBroker broker) throws MqttException {
        Devices devices = bridge.bean(Devices.class);
        DeviceId id = new DeviceId("sensor_007");
        String first = key(bridge, "/api/devices", Map.of("device", "sensor_007"));
        MqttClient device = connected(broker, first);
        device.publish("devices/sensor_007/status", bytes("online"), 1, true);
        device.publish("devices/sensor_007/telemetry", bytes("{\"temperature\":21}"), 1, false);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(devices.find(id).orElseThrow().readings()).isEqualTo(1);
            assertThat(devices.find(id).orElseThrow().online()).isEqualTo(Optional.of(true));
        });

        String second = key(bridge, "/api/devices/sensor_007/key", Map.of());
        await().atMost(AT_ONCE).until(() -> !device.isConnected());
        assertThatThrownBy(() -> connect(broker, first)).isInstanceOf(MqttException.class);
        MqttClient again = connected(broker, second);

        bridge.asAdmin()
                .delete()
                .uri("/api/devices/sensor_007/key")
                .exchange()
                .expectStatus()
                .isNoContent();
        await().atMost(AT_ONCE).until(() -> !again.isConnected());
        assertThatThrownBy(() -> connect(broker, second)).isInstanceOf(MqttException.class);
        await().atMost(PATIENCE)
                .until(() -> devices.find(id).orElseThrow().online().equals(Optional.of(false)));
    }

    private static Map<String, Object> settings(LocalBroker broker, int port) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", port);
        settings.put("dataflow.devices.broker-token", "token");
        settings.put("dataflow.mqtt.username", broker.username());
        settings.put("dataflow.mqtt.password", broker.password());
        return settings;
    }

    private static String key(RunningBridge bridge, String path, Map<String, String> body) {
        return bridge.asAdmin()
                .post()
                .uri(path)
                .body(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("key")
                .toString();
    }

    /** As soon as the broker has heard of the key. */
    private static MqttClient connected(LocalBroker broker, String key) {
        return await().atMost(AT_ONCE)
                .ignoreExceptionsInstanceOf(MqttException.class)
                .until(() -> connect(broker, key), MqttClient::isConnected);
    }

    private static MqttClient connect(LocalBroker broker, String key) throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName("sensor_007");
        options.setPassword(bytes(key));
        MqttClient client = new MqttClient(broker.url(), "sensor_007", new MemoryPersistence());
        client.connect(options);
        return client;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
