package io.dataflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.local.Mqtt.Arrival;
import io.dataflow.local.test.TestBroker;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerDeliveryIT {

    private static final String SHARE = "$share/dataflow-bridge/devices/+/telemetry";
    private static final String ADDED = "$share/dataflow-bridge/plant/+";
    private static final String TOPIC = "devices/sensor_001/telemetry";
    private static final String MARK = "dataflow-arrival";
    private static final int COUNT = 200;
    private static final int REFUSED = 0x80;
    private static final int MANY = 14_000;

    private final LocalBroker broker = TestBroker.start();

    @AfterEach
    void stop() {
        broker.stop();
    }

    @Test
    void marksEachMessageOnArrival() throws Exception {
        try (Mqtt device = Mqtt.device(broker, "device");
                Mqtt bridge = Mqtt.service(broker, "bridge-1")) {
            bridge.subscribe(SHARE);
            publish(device, COUNT);
            List<Arrival> arrivals = bridge.next(COUNT);
            assertThat(arrivals)
                    .allSatisfy(arrival -> assertThat(arrival.property(MARK))
                            .singleElement()
                            .asString()
                            .matches("[0-9a-z]{1,13}"));
            assertThat(marks(arrivals)).doesNotHaveDuplicates();
        }
    }

    @Test
    void replacesAForgedMarkAndKeepsWhatElseTheSenderSays() throws Exception {
        try (Mqtt device = Mqtt.device(broker, "device");
                Mqtt bridge = Mqtt.service(broker, "bridge-1")) {
            bridge.subscribe(SHARE);
            device.publish(
                    TOPIC,
                    "{}",
                    new UserProperty("message_id", "a.b"),
                    new UserProperty(MARK, "forged"),
                    new UserProperty(MARK, "again"),
                    new UserProperty("my." + MARK, "mine"));
            Arrival arrival = bridge.next();
            assertThat(arrival.property(MARK)).hasSize(2).doesNotContain("forged", "again");
            assertThat(arrival.property("message_id")).containsExactly("a.b");
            assertThat(arrival.property("my." + MARK)).containsExactly("mine");
        }
    }

    @Test
    void deliversAllThatIsNotAcknowledgedAgainAfterItWasKilled() throws Exception {
        List<String> before;
        try (Mqtt device = Mqtt.device(broker, "device");
                Mqtt bridge = Mqtt.service(broker, "bridge-1")) {
            bridge.subscribe(SHARE);
            publish(device, COUNT);
            List<Arrival> arrivals = bridge.next(COUNT);
            before = marks(arrivals);
            broker.kill();
        }
        broker.restart();
        try (Mqtt bridge = Mqtt.service(broker, "bridge-1")) {
            List<Arrival> again = bridge.next(COUNT);
            assertThat(marks(again)).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    /** There are 65,535 packet ids. */
    @Test
    void hasPacketIdsLeftHoweverManyConnectionsEndedBeforeTheyAcknowledged() throws Exception {
        try (Mqtt device = Mqtt.device(broker, "device")) {
            device.publishMany(TOPIC, MANY);
        }
        MqttConnectionOptions options = Mqtt.as(broker.username(), broker.password());
        options.setCleanStart(false);
        options.setSessionExpiryInterval(3_600L);
        options.setReceiveMaximum(MANY);
        for (int connection = 1; connection * MANY <= 65_535 + MANY; connection++) {
            Mqtt bridge = Mqtt.connect(broker, "bridge-1", options);
            if (connection == 1) {
                bridge.subscribe(SHARE);
            }
            assertThat(bridge.next(MANY)).as("over connection %d", connection).hasSize(MANY);
            bridge.die();
        }
    }

    /** A late acknowledgement would settle the other message. */
    @Test
    void givesNoOtherMessageAnIdThatIsNotAcknowledgedYetWhenItsSubscriptionEnds() throws Exception {
        try (Mqtt bridge = Mqtt.service(broker, "bridge-1")) {
            bridge.subscribe(SHARE);
            bridge.publishMany(TOPIC, COUNT);
            Set<Integer> taken = ids(bridge.next(COUNT));
            bridge.unsubscribe(SHARE);
            bridge.subscribe(ADDED);
            for (int sent = 0; sent <= 65_535; sent += MANY) {
                bridge.publishMany("plant/a", MANY);
                assertThat(ids(bridge.nextAcknowledged(MANY))).hasSize(MANY).doesNotContainAnyElementsOf(taken);
            }
        }
    }

    private static Set<Integer> ids(List<Arrival> arrivals) {
        return arrivals.stream().map(arrival -> arrival.message().getId()).collect(Collectors.toSet());
    }

    @Test
    void givesADeadConsumersMessagesToTheOther() throws Exception {
        try (Mqtt device = Mqtt.device(broker, "device");
                Mqtt second = Mqtt.service(broker, "bridge-2")) {
            Mqtt first = Mqtt.service(broker, "bridge-1");
            first.subscribe(SHARE);
            second.subscribe(SHARE);
            publish(device, COUNT);
            first.next();
            List<Arrival> own = second.next(1);
            first.die();
            List<Arrival> rest = second.next(COUNT - 1);
            assertThat(marks(Stream.concat(own.stream(), rest.stream()).toList()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void deliversNothingTwiceThatIsAcknowledged() throws Exception {
        try (Mqtt device = Mqtt.device(broker, "device");
                Mqtt bridge = Mqtt.service(broker, "bridge-1")) {
            bridge.subscribe(SHARE);
            publish(device, COUNT);
            for (Arrival arrival : bridge.next(COUNT)) {
                bridge.acknowledge(arrival);
            }
            bridge.publish("devices/sensor_001/commands", "the broker has read what came before this");
        }
        broker.restart();
        try (Mqtt bridge = Mqtt.service(broker, "bridge-1")) {
            assertThat(bridge.rest()).isEmpty();
        }
    }

    @Test
    void keepsWhatArrivesWhileNoBridgeHasEverBeenThere() throws Exception {
        try (Mqtt device = Mqtt.device(broker, "device")) {
            publish(device, COUNT);
        }
        broker.kill();
        broker.restart();
        try (Mqtt bridge = Mqtt.service(broker, "bridge-1")) {
            bridge.subscribe(SHARE);
            assertThat(bridge.next(COUNT)).hasSize(COUNT);
        }
    }

    @ParameterizedTest
    @CsvSource({SHARE + ", " + TOPIC, ADDED + ", plant/a"})
    void refusesToUnsubscribeTheLastBridgeWhileSomethingWaits(String filter, String topic) throws Exception {
        try (Mqtt bridge = Mqtt.service(broker, "bridge-1")) {
            bridge.subscribe(filter);
            publish(bridge, topic, COUNT);
            assertThat(bridge.unsubscribe(filter)).isGreaterThanOrEqualTo(REFUSED);
        }
        broker.restart();
        try (Mqtt bridge = Mqtt.service(broker, "bridge-1")) {
            bridge.subscribe(filter);
            assertThat(bridge.nextAcknowledged(COUNT)).hasSize(COUNT);
        }
    }

    /** What the broker makes by itself at its first start, it doesn't make again. */
    @ParameterizedTest
    @CsvSource({SHARE + ", " + TOPIC, ADDED + ", plant/a"})
    void collectsNothingMoreOnceTheLastBridgeHasUnsubscribed(String filter, String topic) throws Exception {
        try (Mqtt bridge = Mqtt.service(broker, "bridge-1")) {
            bridge.subscribe(filter);
            assertThat(bridge.unsubscribe(filter)).isZero();
        }
        broker.restart();
        assertThatNothingIsCollected(filter, topic);
    }

    @ParameterizedTest
    @CsvSource({SHARE + ", " + TOPIC, ADDED + ", plant/a"})
    void dropsWhatWaitsWhenTheLastBridgeStartsClean(String filter, String topic) throws Exception {
        try (Mqtt bridge = Mqtt.service(broker, "bridge-1")) {
            bridge.subscribe(filter);
            publish(bridge, topic, COUNT);
        }
        Mqtt.connect(broker, "bridge-1", withoutSession()).close();
        assertThatNothingIsCollected(filter, topic);
    }

    private void assertThatNothingIsCollected(String filter, String topic) throws Exception {
        try (Mqtt other = Mqtt.service(broker, "publisher")) {
            publish(other, topic, 1);
        }
        try (Mqtt bridge = Mqtt.service(broker, "bridge-1")) {
            bridge.subscribe(filter);
            assertThat(bridge.rest()).isEmpty();
        }
    }

    @Test
    void keepsWhatWaitsForAnAddedSourceWhenOneSessionEndsWhileTheOthersAreAway() throws Exception {
        leave(Mqtt.service(broker, "bridge-1.plant"));
        try (Mqtt other = Mqtt.service(broker, "publisher")) {
            publish(other, "plant/a", COUNT);
        }
        leave(Mqtt.connect(broker, "bridge-2.plant", withoutSession()));
        // Who takes over a client id is answered when the session before is over.
        Mqtt.connect(broker, "bridge-2.plant", withoutSession()).close();
        try (Mqtt bridge = Mqtt.service(broker, "bridge-1.plant")) {
            assertThat(bridge.next(COUNT)).hasSize(COUNT);
        }
    }

    private static void leave(Mqtt bridge) throws MqttException {
        bridge.subscribe(ADDED);
        bridge.close();
    }

    private MqttConnectionOptions withoutSession() {
        MqttConnectionOptions options = Mqtt.as(broker.username(), broker.password());
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        return options;
    }

    private static void publish(Mqtt device, int count) throws MqttException {
        publish(device, TOPIC, count);
    }

    private static void publish(Mqtt device, String topic, int count) throws MqttException {
        for (int i = 0; i < count; i++) {
            device.publish(topic, "{\"reading\":" + i + "}");
        }
    }

    private static List<String> marks(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(arrival -> arrival.property(MARK).getFirst())
                .toList();
    }
}
