package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.contract.MessageId;
import io.dataflow.contract.ReplyTo;
import io.dataflow.local.LocalBroker;
import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestBroker;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices hear from the broker why readings of theirs were refused. */
class NoticesIT {

    private static final String TOO_HOT = "{\"temperature\": 999}";
    private static final String REJECTED = "devices/sensor_001/rejected";
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Instant FROM = Instant.now().minus(Duration.ofHours(5));

    private final Random random = new Random(1);
    private final Store store = new Store();
    private final Buffer node = new Buffer("redis-1");
    private final Books books = new Books(store, node);
    private final LocalBroker broker = TestBroker.start();
    private Instance instance;

    @BeforeEach
    void begin() {
        Map<String, String> settings = Instance.settings("one", store, node);
        settings.put("dataflow.mqtt.url", broker.url());
        settings.put("dataflow.mqtt.username", broker.username());
        settings.put("dataflow.mqtt.password", broker.password());
        settings.put("dataflow.mqtt.answer-within", "1s");
        settings.put("dataflow.mqtt.longest-retry", "500ms");
        settings.put("dataflow.validation.notices.burst", "3");
        settings.put("dataflow.validation.notices.every", "10m");
        instance = Instance.start(settings);
    }

    @AfterEach
    void end() {
        instance.close();
        node.close();
        broker.stop();
    }

    @Test
    void tellADeviceWhichFieldBrokeWhichRuleAndWhatToSendInstead() throws Exception {
        try (Listener device = Listener.device(broker, REJECTED)) {
            node.push(List.of(Buffer.published("sensor_001", TOO_HOT.getBytes(StandardCharsets.UTF_8), 4711)));
            Listener.Heard heard = device.next();
            assertThat(heard.json().get("quarantine_id").asString())
                    .isEqualTo(MessageId.ofDelivery(4711).toString());
            assertThat(heard.json().get("topic").asString()).isEqualTo("devices/sensor_001/telemetry");
            assertThat(heard.json().get("model").asString()).isEqualTo("sensor");
            assertThat(heard.json().get("model_version").asInt()).isOne();
            assertThat(heard.json().at("/violations/0/pointer").asString()).isEqualTo("/temperature");
            assertThat(heard.json().at("/violations/0/value").asString()).isEqualTo("999");
            assertThat(heard.json().at("/violations/0/rule").asString()).contains("at most");
            assertThat(heard.json().at("/violations/0/remedy").asString()).isNotBlank();
            assertAsIntended(heard.message());
            assertThat(store.count("quarantined_reading"))
                    .as("stored before it was told")
                    .isOne();
        }
        await().until(() -> told("sent") == 1);
    }

    private static void assertAsIntended(MqttMessage message) {
        assertThat(message.getQos()).isOne();
        assertThat(message.isRetained()).isFalse();
        assertThat(message.getProperties().getContentType()).isEqualTo("application/json");
        assertThat(message.getProperties().getMessageExpiryInterval()).isBetween(3_000L, 3_600L);
    }

    @Test
    void bringTheCorrelationDataBackToTheResponseTopic() throws Exception {
        try (Listener device = Listener.device(broker, REJECTED, "devices/sensor_001/replies")) {
            node.push(
                    List.of(Buffer.published("sensor_001", TOO_HOT, replyTo("devices/sensor_001/replies", "no. 42"))));
            List<Listener.Heard> both = List.of(device.next(), device.next());
            assertThat(both)
                    .extracting(Listener.Heard::topic)
                    .containsExactlyInAnyOrder(REJECTED, "devices/sensor_001/replies");
            assertThat(both).extracting(Listener.Heard::correlationData).containsOnly("no. 42");
            assertThat(both.get(0).json()).isEqualTo(both.get(1).json());
        }
    }

    @Test
    void goToNobodyElseWhateverTheSenderAsksFor() throws Exception {
        try (Listener everything = Listener.everywhere(broker, "devices/#", "elsewhere")) {
            node.push(List.of(
                    Buffer.published("sensor_001", TOO_HOT, replyTo("devices/sensor_002/replies", "1")),
                    Buffer.published("sensor_001", TOO_HOT, replyTo("devices/sensor_001/commands", "2")),
                    Buffer.published("sensor_001", TOO_HOT, replyTo("elsewhere", "3")),
                    Buffer.published("sensor_003", "{\"device_id\":\"sensor_002\",\"temperature\":20}")));
            await().until(() -> told("sent") == 4);
            List<Listener.Heard> heard = everything.rest(QUIET);
            assertThat(heard)
                    .extracting(Listener.Heard::topic)
                    .containsExactlyInAnyOrder(REJECTED, REJECTED, REJECTED, "devices/sensor_003/rejected");
        }
    }

    @Test
    void saySomeRefusalsOneByOneAndCountTheOthers() throws Exception {
        try (Listener everything = Listener.everywhere(broker, "devices/+/rejected")) {
            List<byte[]> bad = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                bad.add(Buffer.published("sensor_001", TOO_HOT));
            }
            bad.add(Buffer.published("sensor_002", TOO_HOT));
            node.push(bad);
            books.awaitSettled();
            await().until(() -> told("sent") == 4);
            assertThat(everything.rest(QUIET))
                    .extracting(Listener.Heard::topic)
                    .containsExactly(REJECTED, REJECTED, REJECTED, "devices/sensor_002/rejected");
        }
        assertThat(told("limited")).isEqualTo(47);
        assertThat(store.count("quarantined_reading")).isEqualTo(51);
    }

    @Test
    void areNotRepeatedWhenAReadingOrAWholeClaimComesAgain() throws Exception {
        byte[] bad = Buffer.published("sensor_001", TOO_HOT);
        try (Listener device = Listener.device(broker, REJECTED)) {
            node.leaveBehind("claim-of-a-dead-one", "dead", List.of(bad));
            device.next();
            books.awaitSettled();
            node.leaveBehind("claim-of-a-dead-one", "dead-too", List.of(bad));
            node.push(List.of(bad));
            books.awaitSettled();
            assertThat(device.rest(QUIET)).isEmpty();
        }
        assertThat(told("sent")).isOne();
    }

    @Test
    void holdNothingUpWhileTheBrokerIsAwayAndGoOnWhenItIsBack() throws Exception {
        broker.kill();
        pushGoodAndBad("sensor_004");
        books.awaitSettled();
        broker.restart();
        try (Listener device = Listener.device(broker, REJECTED)) {
            node.push(List.of(Buffer.published("sensor_001", TOO_HOT)));
            assertThat(device.next().topic()).isEqualTo(REJECTED);
        }
        assertEverythingIsStored(1);
    }

    @Test
    void holdNothingUpWhileTheBrokerDoesNotAnswer() {
        node.push(List.of(Buffer.published("sensor_001", TOO_HOT)));
        await().until(() -> told("sent") == 1);
        broker.pause();
        try {
            pushGoodAndBad("sensor_004");
            long began = System.nanoTime();
            books.awaitSettled();
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Patience.promised(Duration.ofSeconds(10)));
            await().until(() -> told("failed") >= 1);
        } finally {
            broker.resume();
        }
        assertEverythingIsStored(1);
    }

    private void pushGoodAndBad(String badDevice) {
        List<byte[]> entries = new ArrayList<>(Published.readings(3_000, 10, FROM, random));
        for (int i = 0; i < 20; i++) {
            entries.add(Buffer.published(badDevice, TOO_HOT));
        }
        node.push(entries);
    }

    private void assertEverythingIsStored(int moreRefused) {
        assertThat(store.count("reading_sensor")).isEqualTo(3_000);
        assertThat(store.count("quarantined_reading")).isEqualTo(20 + moreRefused);
    }

    private double told(String outcome) {
        return instance.bean(MeterRegistry.class)
                .get("dataflow.validation.notices")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static ReplyTo replyTo(String topic, String correlationData) {
        return new ReplyTo(Optional.of(topic), correlationData.getBytes(StandardCharsets.UTF_8));
    }
}
