package io.dataflow.validation.proposal;

import io.dataflow.contract.DeviceId;
import java.time.Instant;
import java.util.Optional;

/**
 * A payload that a model is to be made for.
 *
 * @param place where it is from, for people: {@code line 3}
 * @param payload as it was sent; shared, and not to be written to
 * @param device that sent it, where that is known from elsewhere than the payload
 */
public record Sample(String place, byte[] payload, Instant receivedAt, Optional<DeviceId> device) {}
