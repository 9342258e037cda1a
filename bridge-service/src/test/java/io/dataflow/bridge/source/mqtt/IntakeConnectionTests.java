package io.dataflow.bridge.source.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.buffer.InMemoryNode;
import io.dataflow.bridge.delivery.Deliveries;
import io.dataflow.bridge.delivery.Delivery;
import io.dataflow.bridge.delivery.DeliverySettings;
import io.dataflow.bridge.delivery.Flow;
import io.dataflow.bridge.delivery.Outcome;
import io.dataflow.bridge.delivery.Pump;
import io.dataflow.bridge.delivery.Room;
import io.dataflow.bridge.source.DeliveryIds;
import io.dataflow.platform.buffer.NodeName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class IntakeConnectionTests {

    private static final String TOPIC = "devices/a/telemetry";

    private static final DataSize ROOM = DataSize.ofKilobytes(100);

    private final InMemoryNode node = new InMemoryNode("only");
    private final Deliveries deliveries = new Deliveries(100);
    private final Room room = new Room(ROOM);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Flow flow = new Flow(registry);
    private final Incoming incoming =
            new Incoming(TestSources.mqtt(), new DeliveryIds(), false, InstantSource.system());
    private final IntakeConnection connection =
            new IntakeConnection(incoming, new FormerTraffic(Set.of()), deliveries, room, flow);

    @Test
    void endsWhereAReadingIsGivenUpSoThatTheBrokerDeliversItAgain() throws Exception {
        node.throwUnexpectedly(true);
        connection.over(new ConnectedClient());
        connection.messageArrived(TOPIC, message(1, "{}"));
        DeliverySettings settings = new DeliverySettings(10, ROOM, Duration.ofMillis(2), 100, ROOM);
        try (Pump pump = new Pump(deliveries, new BufferNodes(List.of(node), 1, 10), settings, new Nobody())) {
            pump.start();
            assertThat(connection.awaitEnd()).contains("deliver it again");
        }
    }

    @Test
    void endsWhereAMessageCannotBeTakenForAnUnexpectedReason() throws Exception {
        InstantSource broken = () -> {
            throw new IllegalStateException("a bug, by a test");
        };
        Incoming failing = new Incoming(TestSources.mqtt(), new DeliveryIds(), false, broken);
        IntakeConnection ending = new IntakeConnection(failing, new FormerTraffic(Set.of()), deliveries, room, flow);
        ending.over(new ConnectedClient());
        assertThat(ending.take(Publish.of(TOPIC, message(1, "{}")))).isTrue();
        assertThat(ending.awaitEnd()).contains("deliver it again");
        assertThat(deliveries.size()).isZero();
    }

    @Test
    void takesNothingNewWhileRoomIsScarce() throws Exception {
        connection.messageArrived(TOPIC, message(1, "x".repeat(80_000)));
        assertThat(connection.take(Publish.of(TOPIC, message(2, "{}")))).isFalse();
        assertThat(connection.heldUp()).isTrue();
    }

    @Test
    void waitsWhereThereIsNoRoomUntilThereIsSome() throws Exception {
        connection.messageArrived(TOPIC, message(1, "x".repeat(90_000)));
        assertThat(deliveries.size()).isEqualTo(1);
        CompletableFuture<Void> second = arrives(message(1, "x".repeat(20_000)));
        await().during(Duration.ofMillis(400)).until(() -> !second.isDone() && deliveries.size() == 1);
        connection.end("a test wants it");
        second.get(10, TimeUnit.SECONDS);
        deliveries.forgetUnawaited();
        assertThat(room.taken()).isZero();
    }

    @Test
    void dropsQos0WhereHalfTheRoomIsTakenAndCountsIt() throws Exception {
        connection.messageArrived(TOPIC, message(0, "x".repeat(60_000)));
        connection.messageArrived(TOPIC, message(0, "{}"));
        assertThat(deliveries.size()).isEqualTo(1);
        assertThat(dropped()).isEqualTo(1);
        connection.messageArrived(TOPIC, message(1, "{}"));
        assertThat(deliveries.size()).isEqualTo(2);
    }

    @Test
    void leavesHalfThePlacesToWhatIsAcknowledged() throws Exception {
        for (int i = 0; i < 100; i++) {
            connection.messageArrived(TOPIC, message(0, ""));
        }
        assertThat(deliveries.size()).isLessThanOrEqualTo(50);
        assertThat(dropped()).isEqualTo(100 - deliveries.size());
        for (int i = 0; i < 40; i++) {
            connection.messageArrived(TOPIC, message(1, ""));
        }
        assertThat(dropped()).isEqualTo(100 - (deliveries.size() - 40));
    }

    private double dropped() {
        return registry.get("dataflow.bridge.dropped").counter().count();
    }

    private CompletableFuture<Void> arrives(MqttMessage message) {
        return CompletableFuture.runAsync(() -> {
            try {
                connection.messageArrived(TOPIC, message);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static MqttMessage message(int qos, String payload) {
        MqttMessage message = new MqttMessage(payload.getBytes(UTF_8), qos, false, new MqttProperties());
        message.setId(1);
        return message;
    }

    private static final class ConnectedClient extends MqttAsyncClient {

        private ConnectedClient() throws MqttException {
            super("tcp://127.0.0.1:9", "connected", new MemoryPersistence());
        }

        @Override
        public boolean isConnected() {
            return true;
        }
    }

    private static final class Nobody implements Outcome {

        @Override
        public void delivered(NodeName node, List<Delivery> batch, Duration took) {}

        @Override
        public void notTaken(NodeName node, int readings) {}
    }
}
