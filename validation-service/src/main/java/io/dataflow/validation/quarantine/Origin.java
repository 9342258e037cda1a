package io.dataflow.validation.quarantine;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.validation.verdict.Part;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What makes a refused reading the one that it is, beside its bytes: it is judged again as that one.
 *
 * @param deliveryId of its message; empty where that is not known
 * @param device that topic or credential name
 * @param index its place among the readings of the message; −1 where all of the message is kept
 * @param pack whether all of a pack is kept, of which it is one reading
 */
public record Origin(OptionalLong deliveryId, Optional<DeviceId> device, int index, boolean pack) {

    /** Of what has no message. */
    static final Origin UNKNOWN = new Origin(OptionalLong.empty(), Optional.empty(), -1, false);

    static Origin of(Envelope envelope, Part part) {
        return new Origin(
                OptionalLong.of(envelope.deliveryId()),
                envelope.device(),
                part.index(),
                !part.isWhole() && part.bytes() == envelope.payload());
    }
}
