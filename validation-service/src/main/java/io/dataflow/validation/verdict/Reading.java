package io.dataflow.validation.verdict;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.MessageId;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/**
 * The values that one device measured at one instant, ready to be stored.
 *
 * @param ts when it was measured, to the millisecond; when it was received, where the payload doesn't say
 * @param dated whether the payload itself says when it was measured
 * @param values one for each of the model's fields, in the model's order: a Double, Long, String (JSON for objects and arrays), Boolean or
 *     Instant, or null
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
        Optional<String> extras) {

    /** The same values under another id. */
    Reading withId(MessageId id) {
        return new Reading(model, device, ts, dated, id, receivedAt, values, extras);
    }

    /** The values that there are, by their fields' names and in the model's order, to be written as JSON. */
    public Map<String, Object> byName() {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                Field field = model.fields().get(i);
                byName.put(field.name(), field.type().nested() ? new RawValue((String) value) : value);
            }
        }
        return byName;
    }
}
