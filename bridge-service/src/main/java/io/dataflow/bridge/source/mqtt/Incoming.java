package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.source.DeliveryIds;
import io.dataflow.bridge.source.Source;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.ReplyTo;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.Topics;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;

/** Makes envelopes of MQTT messages. */
final class Incoming {

    /** For what still arrives from a subscription of which no source is left. */
    private static final SourceName UNBOUND = new SourceName("mqtt");

    private final List<Source> sources;
    private final DeliveryIds ids;
    private final boolean trustsMarks;
    private final InstantSource clock;

    /**
     * @param sources where there is but one, everything is of that one
     * @param trustsMarks as {@link MqttSettings#trustArrivalMarks}
     */
    Incoming(List<Source> sources, DeliveryIds ids, boolean trustsMarks, InstantSource clock) {
        this.sources = List.copyOf(sources);
        this.ids = ids;
        this.trustsMarks = trustsMarks;
        this.clock = clock;
    }

    Envelope envelope(String topic, MqttMessage message) {
        MqttProperties mqtt = message.getProperties();
        Map<String, String> properties = properties(mqtt);
        long deliveryId = trustsMarks ? ids.of(properties) : ids.fresh();
        properties.remove(Envelope.ARRIVAL_PROPERTY);
        return new Envelope(
                deliveryId,
                sourceOf(topic),
                topic,
                Topics.deviceOf(topic),
                clock.instant(),
                Optional.ofNullable(mqtt.getContentType()),
                replyTo(mqtt),
                properties,
                message.getPayload());
    }

    private static Optional<ReplyTo> replyTo(MqttProperties mqtt) {
        @Nullable String topic = mqtt.getResponseTopic();
        byte @Nullable [] correlationData = mqtt.getCorrelationData();
        return topic == null && correlationData == null
                ? Optional.empty()
                : Optional.of(new ReplyTo(
                        Optional.ofNullable(topic), correlationData == null ? new byte[0] : correlationData));
    }

    private SourceName sourceOf(String topic) {
        if (sources.size() == 1) {
            return sources.getFirst().name();
        }
        for (Source source : sources) {
            if (source.filter().isPresent() && source.filter().get().matches(topic)) {
                return source.name();
            }
        }
        return UNBOUND;
    }

    private static Map<String, String> properties(MqttProperties mqtt) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (UserProperty property : mqtt.getUserProperties()) {
            properties.put(property.getKey(), property.getValue());
        }
        return properties;
    }
}
