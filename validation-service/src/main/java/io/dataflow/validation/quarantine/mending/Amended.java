package io.dataflow.validation.quarantine.mending;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.ModelName;
import java.util.Optional;

/**
 * What a reading was mended to.
 *
 * @param payload what stands in the place of what was sent; empty where that still holds
 * @param device whose it is said to be; empty for whose it was
 * @param model that it is judged by; empty for the one that its source or topic is bound to
 * @param timeGiven whether a person said the time, not the payload
 */
public record Amended(
        Optional<byte[]> payload, Optional<DeviceId> device, Optional<ModelName> model, boolean timeGiven) {

    /** As it was sent. */
    public static final Amended NOT = new Amended(Optional.empty(), Optional.empty(), Optional.empty(), false);

    Amended withPayload(String text) {
        return new Amended(
                Optional.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)), device, model, timeGiven);
    }

    Amended of(DeviceId other) {
        return new Amended(payload, Optional.of(other), model, timeGiven);
    }

    Amended by(ModelName other) {
        return new Amended(payload, device, Optional.of(other), timeGiven);
    }

    Amended timedByHand() {
        return new Amended(payload, device, model, true);
    }
}
