package io.dataflow.bridge.source.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.bridge.source.DeliveryIds;
import io.dataflow.contract.Envelope;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.junit.jupiter.api.Test;

class IncomingTests {

    @Test
    void takesTwoDeliveriesWithTheBrokersMarkForOne() {
        Incoming trusting = incoming(true);
        assertThat(marked(trusting, "1").deliveryId())
                .isEqualTo(marked(trusting, "1").deliveryId())
                .isNotEqualTo(marked(trusting, "2").deliveryId());
    }

    @Test
    void makesNothingOfAMarkThatADeviceMayHaveWritten() {
        Incoming distrusting = incoming(false);
        assertThat(marked(distrusting, "1").deliveryId())
                .isNotEqualTo(marked(distrusting, "1").deliveryId());
    }

    @Test
    void handsOnWhatElseTheSenderSays() {
        assertThat(marked(incoming(true), "1").properties()).isEqualTo(Map.of("message_id", "mine"));
        assertThat(marked(incoming(false), "1").properties()).isEqualTo(Map.of("message_id", "mine"));
    }

    @Test
    void handsOnWhereAReplyIsWaitedForAndAPayloadThatIsNoText() {
        MqttProperties properties = new MqttProperties();
        properties.setContentType("application/cbor");
        properties.setResponseTopic("devices/a/commands");
        properties.setCorrelationData(new byte[] {-1, 0});
        byte[] payload = {-1, 0, (byte) 0xC3, 10};
        Envelope envelope = incoming(true)
                .envelope(Publish.of("devices/a/telemetry", new MqttMessage(payload, 1, false, properties)));
        assertThat(envelope.contentType()).contains("application/cbor");
        assertThat(envelope.replyTo().orElseThrow().topic()).contains("devices/a/commands");
        assertThat(envelope.replyTo().orElseThrow().correlationData()).containsExactly(-1, 0);
        assertThat(envelope.payload()).isEqualTo(payload);
    }

    @Test
    void knowsOfNoReplyWhereTheSenderWaitsForNone() {
        assertThat(marked(incoming(true), "1").replyTo()).isEmpty();
    }

    private static Incoming incoming(boolean trustsMarks) {
        return new Incoming(TestSources.mqtt(), new DeliveryIds(), trustsMarks, InstantSource.system());
    }

    private static Envelope marked(Incoming incoming, String mark) {
        MqttProperties properties = new MqttProperties();
        properties.setUserProperties(
                List.of(new UserProperty("message_id", "mine"), new UserProperty("dataflow-arrival", mark)));
        return incoming.envelope(
                Publish.of("devices/a/telemetry", new MqttMessage("{}".getBytes(UTF_8), 1, false, properties)));
    }
}
