package io.dataflow.bridge.source.mqtt;

import io.dataflow.contract.ReplyTo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;

/**
 * A message as the broker sent it.
 *
 * @param packetId by which it is acknowledged; means nothing with QoS 0
 * @param properties its user properties; of a repeated name, the last
 */
record Publish(
        String topic,
        int qos,
        int packetId,
        Optional<String> contentType,
        Optional<ReplyTo> replyTo,
        Map<String, String> properties,
        byte[] payload) {

    /** From the client's form. */
    static Publish of(String topic, MqttMessage message) {
        MqttProperties mqtt = message.getProperties();
        Map<String, String> properties = new LinkedHashMap<>();
        for (UserProperty property : mqtt.getUserProperties()) {
            properties.put(property.getKey(), property.getValue());
        }
        return new Publish(
                topic,
                message.getQos(),
                message.getId(),
                Optional.ofNullable(mqtt.getContentType()),
                replyTo(mqtt.getResponseTopic(), mqtt.getCorrelationData()),
                properties,
                message.getPayload());
    }

    static Optional<ReplyTo> replyTo(@Nullable String topic, byte @Nullable [] correlationData) {
        return topic == null && correlationData == null
                ? Optional.empty()
                : Optional.of(new ReplyTo(
                        Optional.ofNullable(topic), correlationData == null ? new byte[0] : correlationData));
    }
}
