package io.dataflow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.contract.credential.Standing;
import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerDevicesIT {

    private static final int NOT_AUTHORIZED = 0x87;
    private static final Duration PATIENCE_FOR_TWO_SECONDS = Patience.promised(Duration.ofSeconds(2));

    private static StandInBridge bridge;
    private static LocalBroker broker;

    @BeforeAll
    static void start() {
        bridge = new StandInBridge();
        broker = TestBroker.start(bridge.settings());
    }

    @AfterAll
    static void stop() {
        broker.stop();
        bridge.close();
    }

    @Test
    void letsADevicePublishUnderItsKeyAndNoOther() throws Exception {
        String key = bridge.register("lamp");
        try (Mqtt service = Mqtt.service(broker, "service-lamp");
                Mqtt lamp = connected("lamp-client", "lamp", key)) {
            service.subscribe("devices/lamp/telemetry");
            lamp.publish("devices/lamp/telemetry", "{}");
            assertThat(service.next().text()).isEqualTo("{}");
            assertThat(lamp.subscribe("devices/lamp/commands")).isEqualTo(1);
        }
        assertThat(refusal("lamp-client", "lamp", "wrong")).isIn(NOT_AUTHORIZED, 0x86, 5, 4);
        assertThat(refusal("lamp-client", "lamp2", key)).isIn(NOT_AUTHORIZED, 0x86, 5, 4);
        assertThat(refusal("lamp-client", "lamp", "")).isIn(NOT_AUTHORIZED, 0x86, 5, 4);
        assertThat(refusal("lamp-client", "nobody", key)).isIn(NOT_AUTHORIZED, 0x86, 5, 4);
    }

    @Test
    void letsADeviceInThatConnectsRightAfterItWasRegisteredOrGotAnotherKey() throws Exception {
        for (int i = 0; i < 10; i++) {
            String device = "new-" + i % 5;
            Mqtt.connect(broker, device, Mqtt.as(device, bridge.register(device)))
                    .close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "devices/other/telemetry",
                "devices/narrow/../other/telemetry",
                "devices/narrow//telemetry",
                "devices//telemetry",
                "devices/narrow/commands",
                "devices/narrow\u200b/telemetry",
                "devices/n\u0430rrow/telemetry",
                "$share/g/devices/narrow/telemetry",
                "elsewhere",
            })
    void refusesWhatIsNotTheDevicesOwn(String topic) throws Exception {
        String key = bridge.register("narrow");
        try (Mqtt narrow = connected("narrow-" + UUID.randomUUID(), "narrow", key)) {
            assertThat(reasonOf(() -> narrow.publish(topic, "{}"))).isEqualTo(NOT_AUTHORIZED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "devices/other/commands",
                "devices/other/rejected",
                "devices/other/replies",
                "devices/+/commands",
                "devices/deaf/#",
                "devices/deaf/replies/#",
                "$share/g/devices/deaf/commands",
                "$share/g/devices/+/telemetry",
                "#",
            })
    void refusesToLetADeviceHearWhatIsNotForIt(String filter) throws Exception {
        String key = bridge.register("deaf");
        try (Mqtt deaf = connected("deaf-" + UUID.randomUUID(), "deaf", key)) {
            assertThat(reasonOf(() -> deaf.subscribe(filter))).isNotIn(0, 1, 2);
        }
    }

    @Test
    void letsADeviceHearWhyItsReadingsWereRefusedAndRepliesOnTopicsOfItsOwn() throws Exception {
        String key = bridge.register("asking");
        try (Mqtt service = Mqtt.service(broker, "service-asking");
                Mqtt asking = connected("asking-client", "asking", key)) {
            for (String topic : List.of("devices/asking/rejected", "devices/asking/replies/of.today")) {
                assertThat(asking.subscribe(topic)).isEqualTo(1);
                service.publish(topic, "because");
                assertThat(asking.next().topic()).isEqualTo(topic);
            }
        }
    }

    @Test
    void cutsOffADeviceWhoseKeyIsRevokedWithoutALastWord() throws Exception {
        String key = bridge.register("cut");
        try (Mqtt service = Mqtt.service(broker, "service-cut")) {
            service.subscribe("devices/cut/status");
            Mqtt cut = connected("cut-client", withWill(Mqtt.as("cut", key), "devices/cut/status"));
            bridge.change("cut", new Standing.Revoked());
            await().atMost(PATIENCE_FOR_TWO_SECONDS).until(() -> !cut.isConnected());
            assertThat(service.rest()).isEmpty();
        }
        assertThat(refusal("cut-client", "cut", key)).isPositive();
    }

    @Test
    void cutsOffADeviceWhoseKeyWasReplacedAndLetsItComeBackWithTheNewOne() throws Exception {
        String first = bridge.register("rotated");
        Mqtt before = connected("rotated-client", "rotated", first);
        String second = bridge.register("rotated");
        await().atMost(PATIENCE_FOR_TWO_SECONDS).until(() -> !before.isConnected());
        assertThat(refusal("rotated-client", "rotated", first)).isPositive();
        try (Mqtt after = connected("rotated-client", "rotated", second)) {
            assertThat(after.isConnected()).isTrue();
        }
    }

    @Test
    void leavesOthersConnected() throws Exception {
        String stays = bridge.register("stays");
        try (Mqtt connected = connected("stays-client", "stays", stays);
                Mqtt anonymous = Mqtt.device(broker, "anonymous-stays")) {
            Mqtt goes = connected("goes-client", "goes", bridge.register("goes"));
            bridge.change("goes", new Standing.Removed());
            await().atMost(PATIENCE_FOR_TWO_SECONDS).until(() -> !goes.isConnected());
            assertThat(connected.publish("devices/stays/telemetry", "{}")).isIn(0, 0x10);
            assertThat(anonymous.isConnected()).isTrue();
        }
    }

    @Test
    void keepsADevicesClientIdFromOthers() throws Exception {
        String one = bridge.register("one");
        String two = bridge.register("two");
        try (Mqtt first = connected("session-of-one", "one", one)) {
            assertThat(refusal("session-of-one", "two", two)).isPositive();
            assertThat(refusal("one", "two", two)).isPositive();
            assertThat(reasonOf(() -> {
                        Mqtt.device(broker, "session-of-one").close();
                        return 0;
                    }))
                    .isPositive();
            assertThat(first.isConnected()).isTrue();
        }
    }

    @Test
    void letsNobodyAnonymousSpeakForOrListenToARegisteredDevice() throws Exception {
        try (Mqtt anonymous = Mqtt.device(broker, "anonymous-before")) {
            assertThat(anonymous.publish("devices/claimed/telemetry", "{}")).isIn(0, 0x10);
            assertThat(anonymous.subscribe("devices/claimed/commands")).isEqualTo(1);
            bridge.register("claimed");
            await().atMost(PATIENCE_FOR_TWO_SECONDS).until(() -> !anonymous.isConnected());
        }
        try (Mqtt anonymous = Mqtt.device(broker, "anonymous-after")) {
            assertThat(reasonOf(() -> anonymous.publish("devices/claimed/telemetry", "{}")))
                    .isEqualTo(NOT_AUTHORIZED);
        }
        try (Mqtt anonymous = Mqtt.device(broker, "anonymous-curious")) {
            assertThat(reasonOf(() -> anonymous.subscribe("devices/claimed/commands")))
                    .isNotIn(0, 1);
        }
    }

    @Test
    void publishesALastWillToTheDevicesOwnTopicsOnly() throws Exception {
        String key = bridge.register("willing");
        bridge.register("victim");
        try (Mqtt service = Mqtt.service(broker, "service-willing")) {
            service.subscribe("devices/+/status");
            connected("willing-1", withWill(Mqtt.as("willing", key), "devices/victim/status"))
                    .die();
            connected("willing-2", withWill(Mqtt.as("willing", key), "devices/willing/status"))
                    .die();
            assertThat(service.next().topic()).isEqualTo("devices/willing/status");
            assertThat(service.rest()).isEmpty();
        }
    }

    @Test
    void letsDevicesInWhileNoBridgeAnswersAndAfterARestartToo() throws Exception {
        try (StandInBridge absent = new StandInBridge();
                LocalBroker alone = TestBroker.start(closed(absent))) {
            String key = absent.register("lonely");
            awaitLetIn(alone, "lonely", key);
            absent.goAway();
            awaitLetIn(alone, "lonely", key);
            alone.kill();
            alone.restart();
            awaitLetIn(alone, "lonely", key);
            assertThat(reasonOf(() -> {
                        Mqtt.connect(alone, "lonely", Mqtt.as("lonely", "wrong"))
                                .close();
                        return 0;
                    }))
                    .isPositive();
            absent.change("lonely", new Standing.Revoked());
            absent.comeBack();
            await().atMost(Patience.LONG).until(() -> !isLetIn(alone, "lonely", key));
            assertThat(Files.readString(alone.log())).doesNotContain(key);
        }
    }

    private static Map<String, String> closed(StandInBridge bridge) {
        Map<String, String> settings = new HashMap<>(bridge.settings());
        settings.put("DATAFLOW_BROKER_ANONYMOUS_DEVICES", "never");
        return settings;
    }

    @Test
    void saysOnceWhoShowsAWrongKey() throws IOException {
        bridge.register("noisy");
        for (int i = 0; i < 15; i++) {
            assertThat(refusal("noisy-client", "noisy", "guess-" + i)).isPositive();
        }
        String log = Files.readString(broker.log());
        assertThat(log.lines().filter(line -> line.contains("noisy") && line.contains("wrong key")))
                .hasSize(1);
        assertThat(log).doesNotContain("guess-");
        assertThat(log.lines().filter(line -> line.contains("noisy"))).hasSizeLessThan(3);
    }

    private static void awaitLetIn(LocalBroker at, String device, String key) {
        await().atMost(Patience.LONG).until(() -> isLetIn(at, device, key));
    }

    private static boolean isLetIn(LocalBroker at, String device, String key) {
        try {
            Mqtt.connect(at, device, Mqtt.as(device, key)).close();
            return true;
        } catch (MqttException refused) {
            return false;
        }
    }

    /** Connects as soon as the broker has heard of the key. */
    private static Mqtt connected(String clientId, String device, String key) {
        return connected(clientId, Mqtt.as(device, key));
    }

    private static Mqtt connected(String clientId, MqttConnectionOptions options) {
        return await().atMost(PATIENCE_FOR_TWO_SECONDS)
                .ignoreExceptionsInstanceOf(MqttException.class)
                .until(() -> Mqtt.connect(broker, clientId, options), Mqtt::isConnected);
    }

    private static MqttConnectionOptions withWill(MqttConnectionOptions options, String topic) {
        options.setWill(topic, new MqttMessage("offline".getBytes(StandardCharsets.UTF_8), 1, false, null));
        return options;
    }

    private static int refusal(String clientId, String device, String key) {
        return reasonOf(() -> {
            Mqtt.connect(broker, clientId, Mqtt.as(device, key)).close();
            return 0;
        });
    }

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
