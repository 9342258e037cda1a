package io.dataflow.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A reading's payload, untouched, with what the bridge knows of it. The payload's bytes are neither checked nor changed before
 * validation; the array is shared, not copied, and must not be written to.
 *
 * @param deliveryId tells this delivery from every other: the broker's mark where it gives one (then a redelivery has the same
 *     id), else a number that the bridge drew for it
 * @param source where it came from
 * @param topic the MQTT topic, or the path of the HTTP endpoint
 * @param device the device, where topic or credential names it
 * @param receivedAt when the bridge got it, to the millisecond
 * @param contentType the sender's content type, where it gave one
 * @param replyTo where the sender waits for a reply, where it does
 * @param properties the sender's MQTT user properties, or what stands for them elsewhere; of a repeated name, the last
 * @param payload what was sent
 */
public record Envelope(
        long deliveryId,
        SourceName source,
        String topic,
        Optional<DeviceId> device,
        Instant receivedAt,
        Optional<String> contentType,
        Optional<ReplyTo> replyTo,
        Map<String, String> properties,
        byte[] payload) {

    /** The user property in which our broker marks each message it accepts, so that a redelivery can be told from a repeat. */
    public static final String ARRIVAL_PROPERTY = "dataflow-arrival";

    /** The user property in which a device may give a reading an id of its own. */
    public static final String MESSAGE_ID_PROPERTY = "message_id";

    /**
     * The user property of what a device is told of its refused readings, so that such a notice which comes in as a reading itself,
     * because a source takes in what devices hear, begets no other.
     */
    public static final String NOTICE_PROPERTY = "dataflow-notice";

    public Envelope {
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        properties = properties.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** One whose sender waits for no reply. */
    public Envelope(
            long deliveryId,
            SourceName source,
            String topic,
            Optional<DeviceId> device,
            Instant receivedAt,
            Optional<String> contentType,
            Map<String, String> properties,
            byte[] payload) {
        this(deliveryId, source, topic, device, receivedAt, contentType, Optional.empty(), properties, payload);
    }
}
