package io.dataflow.validation.verdict;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.MessageId;
import io.dataflow.validation.model.DataModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values that one device measured at one instant, ready to be stored.
 *
 * @param ts when it was measured, to the millisecond; when it was received, where the payload doesn't say
 * @param dated whether the payload itself says when it was measured
 * @param values one for each of the model's fields, in the model's order: a Double, Long, String, Boolean or Instant, or null
 *     where the payload has none
 * @param extras the fields that the model doesn't know, as a JSON object
 */
public record Reading(
        DataModel model,
        DeviceId device,
        Instant ts,
        boolean dated,
        MessageId messageId,
        Instant receivedAt,
        List<@Nullable Object> values,
        Optional<String> extras) {}
