package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.source.DeliveryIds;
import io.dataflow.bridge.source.Source;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.Topics;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    Envelope envelope(Publish publish) {
        return new Envelope(
                trustsMarks ? ids.of(publish.properties()) : ids.fresh(),
                sourceOf(publish.topic()),
                publish.topic(),
                Topics.deviceOf(publish.topic()),
                clock.instant(),
                publish.contentType(),
                publish.replyTo(),
                withoutMark(publish.properties()),
                publish.payload());
    }

    /** Whether a source asks for messages of this topic. */
    boolean isAskedFor(String topic) {
        return sources.stream().flatMap(source -> source.filter().stream()).anyMatch(filter -> filter.matches(topic));
    }

    private static Map<String, String> withoutMark(Map<String, String> properties) {
        if (!properties.containsKey(Envelope.ARRIVAL_PROPERTY)) {
            return properties;
        }
        Map<String, String> rest = new LinkedHashMap<>(properties);
        rest.remove(Envelope.ARRIVAL_PROPERTY);
        return rest;
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
}
