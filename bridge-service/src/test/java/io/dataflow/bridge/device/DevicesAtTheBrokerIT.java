package io.dataflow.bridge.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.RunningBridge;
import io.dataflow.contract.DeviceId;
import io.dataflow.local.LocalBroker;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestBroker;
import io.dataflow.local.test.TestRedis;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Devices on their whole way: known to the bridge, let in by the broker that asks it, and seen by the bridge again. */
class DevicesAtTheBrokerIT {

    private static final Duration PATIENCE_FOR_TWO_SECONDS = Patience.promised(Duration.ofSeconds(2));
    private static final Duration PATIENCE = Patience.LONG;

    private static LocalRedis redis;
    private static LocalBroker broker;
    private static RunningBridge bridge;

    @BeforeAll
    static void start() throws IOException {
        int port = freePort();
        redis = TestRedis.start();
        broker = TestBroker.start(Map.of(
                "DATAFLOW_BROKER_BRIDGE_URL", "http://127.0.0.1:" + port,
                "DATAFLOW_BROKER_BRIDGE_TOKEN", "token",
                "DATAFLOW_BROKER_ANONYMOUS_DEVICES", "never"));
        bridge = RunningBridge.start(
                broker.url(),
                List.of(redis),
                Map.of(
                        "server.port",
                        port,
                        "dataflow.devices.broker-token",
                        "token",
                        "dataflow.mqtt.username",
                        broker.username(),
                        "dataflow.mqtt.password",
                        broker.password()));
    }

    @AfterAll
    static void stop() {
        bridge.close();
        broker.stop();
        redis.stop();
    }

    @Test
    void haveKeysThatCountFromTheMomentTheyAreMadeToTheMomentTheyAreTaken() throws MqttException {
        Devices devices = bridge.bean(Devices.class);
        DeviceId id = new DeviceId("sensor_007");
        String first = DeviceBridge.key(bridge.asAdmin(), "/api/devices", Map.of("device", "sensor_007"));
        MqttClient device = connected(first);
        device.publish("devices/sensor_007/status", bytes("online"), 1, true);
        device.publish("devices/sensor_007/telemetry", bytes("{\"temperature\":21}"), 1, false);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(devices.find(id).orElseThrow().readings()).isEqualTo(1);
            assertThat(devices.find(id).orElseThrow().online()).isEqualTo(Optional.of(true));
        });

        String second = DeviceBridge.key(bridge.asAdmin(), "/api/devices/sensor_007/key", Map.of());
        await().atMost(PATIENCE_FOR_TWO_SECONDS).until(() -> !device.isConnected());
        assertThatThrownBy(() -> connect(first)).isInstanceOf(MqttException.class);
        MqttClient again = connected(second);

        bridge.asAdmin()
                .delete()
                .uri("/api/devices/sensor_007/key")
                .exchange()
                .expectStatus()
                .isNoContent();
        await().atMost(PATIENCE_FOR_TWO_SECONDS).until(() -> !again.isConnected());
        assertThatThrownBy(() -> connect(second)).isInstanceOf(MqttException.class);
        await().atMost(PATIENCE)
                .until(() -> devices.find(id).orElseThrow().online().equals(Optional.of(false)));
    }

    @Test
    void showsWhetherADeviceIsOnline() throws MqttException {
        publishRetained("devices/light/status", "online");
        awaitOnline("light", Optional.of(true));
        publishRetained("devices/light/status", "sleeping");
        publishRetained("devices/light/status", "offline");
        awaitOnline("light", Optional.of(false));
        assertThat(bridge.bean(Devices.class)
                        .find(new DeviceId("light"))
                        .orElseThrow()
                        .lastSeenAt())
                .isEmpty();
    }

    @Test
    void followsStatesAgainAfterTheBrokerWasAway() throws MqttException {
        publishRetained("devices/returning/status", "online");
        awaitOnline("returning", Optional.of(true));
        broker.restart();
        publishRetained("devices/returning/status", "offline");
        awaitOnline("returning", Optional.of(false));
    }

    private static void awaitOnline(String device, Optional<Boolean> online) {
        await().untilAsserted(() -> assertThat(
                        bridge.bean(Devices.class).find(new DeviceId(device)).map(DeviceRow::online))
                .contains(online));
    }

    private static void publishRetained(String topic, String payload) throws MqttException {
        MqttClient client = connect("status-" + System.nanoTime(), broker.username(), broker.password());
        client.publish(topic, bytes(payload), 1, true);
        client.disconnect();
        client.close();
    }

    /** As soon as the broker has heard of the key. */
    private static MqttClient connected(String key) {
        return await().atMost(PATIENCE_FOR_TWO_SECONDS)
                .ignoreExceptionsInstanceOf(MqttException.class)
                .until(() -> connect(key), MqttClient::isConnected);
    }

    private static MqttClient connect(String key) throws MqttException {
        return connect("sensor_007", "sensor_007", key);
    }

    private static MqttClient connect(String clientId, String username, String password) throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(username);
        options.setPassword(bytes(password));
        MqttClient client = new MqttClient(broker.url(), clientId, new MemoryPersistence());
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
