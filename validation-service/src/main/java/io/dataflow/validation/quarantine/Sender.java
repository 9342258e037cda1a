package io.dataflow.validation.quarantine;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.ReplyTo;
import io.dataflow.contract.Topics;
import java.util.Optional;

/**
 * The device that a refused reading came from, beyond what its payload says, which anybody can write.
 *
 * @param device known by a topic that only it may publish to, or over HTTP by its key or the word of a person who is logged in
 * @param replyTo where it waits for a reply, in its own words: that it may do so there has not been looked at
 */
public record Sender(DeviceId device, Optional<ReplyTo> replyTo) {

    /**
     * Who sent an envelope; empty where nobody is known for certain, which is so of other topics and of what was polled, and for what
     * the device was told itself.
     */
    static Optional<Sender> of(Envelope envelope) {
        boolean certain = Topics.deviceOf(envelope.topic()).isPresent()
                || envelope.topic().startsWith(Topics.INGEST_PATH + "/");
        boolean told = envelope.properties().containsKey(Envelope.NOTICE_PROPERTY);
        return envelope.device()
                .filter(device -> certain && !told)
                .map(device -> new Sender(device, envelope.replyTo()));
    }
}
