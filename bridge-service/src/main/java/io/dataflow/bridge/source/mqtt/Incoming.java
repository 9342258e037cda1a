package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.source.DeliveryIds;
import io.dataflow.bridge.source.Source;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.Topics;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes envelopes of MQTT messages. */
final class Incoming {

    private final Source source;
    private final DeliveryIds ids;
    private final boolean trustsMarks;
    private final InstantSource clock;

    /**
     * @param source everything is of it
     * @param trustsMarks as {@link MqttSettings#trustArrivalMarks}
     */
    Incoming(Source source, DeliveryIds ids, boolean trustsMarks, InstantSource clock) {
        this.source = source;
        this.ids = ids;
        this.trustsMarks = trustsMarks;
        this.clock = clock;
    }

    Envelope envelope(Publish publish) {
        return new Envelope(
                trustsMarks ? ids.of(publish.properties()) : ids.fresh(),
                source.name(),
                publish.topic(),
                Topics.deviceOf(publish.topic()),
                clock.instant(),
                publish.contentType(),
                publish.replyTo(),
                withoutMark(publish.properties()),
                publish.payload());
    }

    /** Whether the source, as it is now, asks for messages of this topic. */
    boolean isAskedFor(String topic) {
        return source.filter().stream().anyMatch(filter -> filter.matches(topic));
    }

    private static Map<String, String> withoutMark(Map<String, String> properties) {
        if (!properties.containsKey(Envelope.ARRIVAL_PROPERTY)) {
            return properties;
        }
        Map<String, String> rest = new LinkedHashMap<>(properties);
        rest.remove(Envelope.ARRIVAL_PROPERTY);
        return rest;
    }
}
