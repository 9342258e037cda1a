package io.dataflow.bridge.source.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.buffer.InMemoryNode;
import io.dataflow.bridge.buffer.NodeName;
import io.dataflow.bridge.delivery.Deliveries;
import io.dataflow.bridge.delivery.Delivery;
import io.dataflow.bridge.delivery.DeliverySettings;
import io.dataflow.bridge.delivery.Flow;
import io.dataflow.bridge.delivery.Outcome;
import io.dataflow.bridge.delivery.Pump;
import io.dataflow.bridge.source.DeliveryIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class IntakeConnectionTests {

    private static final String TOPIC = "devices/a/telemetry";

    private final InMemoryNode node = new InMemoryNode("only");
    private final Deliveries deliveries = new Deliveries(100);
    private final Flow flow = new Flow(new SimpleMeterRegistry());
    private final Incoming incoming = new Incoming(List.of(), new DeliveryIds(), InstantSource.system());
    private final IntakeConnection connection = new IntakeConnection(incoming, deliveries, flow);

    @Test
    void endsWhereAReadingIsGivenUpSoThatTheBrokerDeliversItAgain() throws Exception {
        node.throwUnexpectedly(true);
        connection.over(new ConnectedClient());
        connection.messageArrived(TOPIC, message(1, "{}"));
        DeliverySettings settings = new DeliverySettings(10, Duration.ofMillis(2), 100);
        try (Pump pump = new Pump(deliveries, new BufferNodes(List.of(node), 1, 10), settings, new Nobody())) {
            pump.start();
            assertThat(connection.awaitEnd()).contains("deliver it again");
        }
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
