package io.dataflow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataflow.local.test.TestBroker;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerRightsIT {

    private static final String SHARE = "$share/dataflow-bridge/devices/+/telemetry";
    private static final String TELEMETRY = "devices/sensor_001/telemetry";
    private static final int GRANTED = 1;
    private static final int SUCCESS = 0;
    private static final int NOT_AUTHORIZED = 0x87;

    private static LocalBroker broker;

    @BeforeAll
    static void start() {
        broker = TestBroker.start(Map.of("DATAFLOW_BROKER_OPEN_TOPICS", "gateways/+/readings"));
    }

    @AfterAll
    static void stop() {
        broker.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "devices/a/telemetry",
                "devices/a/status",
                "devices/a/commands/ack",
                "gateways/hall/readings",
            })
    void letsADevicePublishWhatIsItsOwn(String topic) throws Exception {
        try (Mqtt device = Mqtt.device(broker, "device-up")) {
            assertThat(device.publish(topic, "{}")).isIn(SUCCESS, 0x10);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"devices/a/commands", "devices/a/rejected", "elsewhere", "devices/a", "activemq.management"})
    void refusesWhatADeviceMustNotPublish(String topic) throws Exception {
        try (Mqtt device = Mqtt.device(broker, "device-wrong")) {
            assertThat(reasonOf(() -> device.publish(topic, "{}"))).isEqualTo(NOT_AUTHORIZED);
        }
    }

    @Test
    void letsADeviceHearWhatIsForIt() throws Exception {
        try (Mqtt device = Mqtt.device(broker, "device-down");
                Mqtt service = Mqtt.service(broker, "service-down")) {
            assertThat(device.subscribe("devices/b/commands")).isEqualTo(GRANTED);
            assertThat(device.subscribe("devices/b/rejected")).isEqualTo(GRANTED);
            service.publish("devices/b/commands", "restart");
            assertThat(device.next().text()).isEqualTo("restart");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SHARE,
                "$share/x/devices/a/commands",
                "devices/+/commands",
                "devices/+/telemetry",
                "devices/a/telemetry",
                "#",
                "$sys/#",
            })
    void refusesADevicesSubscriptionAndLosesNothing(String filter) throws Exception {
        try (Mqtt publisher = Mqtt.device(broker, "publisher")) {
            publisher.publish(TELEMETRY, "kept");
        }
        try (Mqtt device = Mqtt.device(broker, "curious")) {
            assertThat(reasonOf(() -> device.subscribe(filter)))
                    .isNotEqualTo(GRANTED)
                    .isNotEqualTo(SUCCESS);
        }
        try (Mqtt bridge = Mqtt.service(broker, "bridge-kept")) {
            bridge.subscribe(SHARE);
            Mqtt.Arrival arrival = bridge.next();
            assertThat(arrival.text()).isIn("kept", "{}");
        }
    }

    @Test
    void refusesADeviceUnderAServicesClientId() throws Exception {
        try (Mqtt bridge = Mqtt.service(broker, "bridge-own")) {
            bridge.subscribe(SHARE);
            assertRefused(broker, "bridge-own", new MqttConnectionOptions());
            assertThat(bridge.isConnected()).isTrue();
        }
        assertRefused(broker, "bridge-own", new MqttConnectionOptions());
    }

    @Test
    void refusesADeviceUnderAServicesClientIdAfterARestart() throws Exception {
        try (LocalBroker restarted = TestBroker.start()) {
            try (Mqtt bridge = Mqtt.service(restarted, "bridge-own")) {
                bridge.subscribe(SHARE);
                restarted.kill();
            }
            restarted.restart();
            assertRefused(restarted, "bridge-own", new MqttConnectionOptions());
        }
    }

    @Test
    void refusesAWrongPasswordInsteadOfTakingItForNone() {
        assertRefused(broker, Mqtt.as(broker.username(), "wrong"));
        assertRefused(broker, Mqtt.as("somebody", broker.password()));
        assertRefused(broker, Mqtt.as("", ""));
        assertRefused(broker, Mqtt.as("ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"));
        MqttConnectionOptions nameOnly = new MqttConnectionOptions();
        nameOnly.setUserName("dataflow");
        assertRefused(broker, nameOnly);
    }

    @Test
    void doesNotPublishALastWillWhereTheDeviceMayNot() throws Exception {
        try (Mqtt service = Mqtt.service(broker, "service-wills")) {
            service.subscribe("elsewhere");
            service.subscribe("devices/+/status");
            Mqtt.connect(broker, "dying-1", will("elsewhere")).die();
            Mqtt.connect(broker, "dying-2", will("devices/c/status")).die();
            assertThat(service.next().topic()).isEqualTo("devices/c/status");
            assertThat(service.rest()).isEmpty();
        }
    }

    @Test
    void letsNobodyInWithoutCredentialWhereThatIsSet() throws Exception {
        try (LocalBroker closed = TestBroker.start(Map.of("DATAFLOW_BROKER_ANONYMOUS_DEVICES", "never"))) {
            assertRefused(closed, new MqttConnectionOptions());
            try (Mqtt service = Mqtt.service(closed, "service")) {
                assertThat(service.isConnected()).isTrue();
            }
        }
    }

    private static MqttConnectionOptions will(String topic) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setWill(topic, new MqttMessage("offline".getBytes(StandardCharsets.UTF_8), 1, false, null));
        return options;
    }

    private static void assertRefused(LocalBroker broker, MqttConnectionOptions options) {
        assertRefused(broker, "refused", options);
    }

    private static void assertRefused(LocalBroker broker, String clientId, MqttConnectionOptions options) {
        assertThatThrownBy(() -> Mqtt.connect(broker, clientId, options)).isInstanceOf(MqttException.class);
    }

    /** The broker's reason code, whether Paho gives it as an answer or as an exception. */
    private static int reasonOf(Request request) {
        try {
            return request.ask();
        } catch (MqttException e) {
            return e.getReasonCode();
        }
    }

    @FunctionalInterface
    private interface Request {
        int ask() throws MqttException;
    }
}
