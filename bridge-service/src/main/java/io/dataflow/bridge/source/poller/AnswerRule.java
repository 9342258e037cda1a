package io.dataflow.bridge.source.poller;

import io.dataflow.contract.DeviceId;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/**
 * How readings are found in an answer.
 *
 * @param pointer to the reading or the array of readings in a JSON answer (RFC 6901); empty for the answer as a whole
 * @param device whose readings they all are, where it is always the same
 * @param deviceField the field of a reading that names its device; empty where none does
 */
public record AnswerRule(AnswerFormat format, JsonPointer pointer, Optional<DeviceId> device, String deviceField) {

    public AnswerRule {
        if (device.isPresent() && !deviceField.isEmpty()) {
            throw new IllegalArgumentException(
                    "A poller's device is either always the same or named by a field, not both");
        }
    }
}
