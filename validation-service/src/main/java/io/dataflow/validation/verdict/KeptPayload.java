package io.dataflow.validation.verdict;

import io.dataflow.contract.Envelope;
import java.util.Optional;

/**
 * A reading that was refused, as it is judged a second time.
 *
 * @param envelope as it came, but for the payload, which is what was kept of it, and the device, which is the one whose it is now
 * @param index the reading's place in the message, −1 where all of the message was kept
 * @param pack whether all of a pack was kept, of which the reading is one
 * @param mended what stands in the payload's place now
 * @param dateIsOfPayload whether its date is the sender's, so that a reading with the same bytes is the same reading
 */
public record KeptPayload(
        Envelope envelope, int index, boolean pack, Optional<byte[]> mended, boolean dateIsOfPayload) {

    /** What is judged. */
    byte[] now() {
        return mended.orElse(envelope.payload());
    }

    /** The envelope as if it had come like this. */
    Envelope asJudged() {
        return new Envelope(
                envelope.deliveryId(),
                envelope.source(),
                envelope.topic(),
                envelope.device(),
                envelope.receivedAt(),
                envelope.contentType(),
                envelope.replyTo(),
                envelope.properties(),
                now());
    }
}
