package io.dataflow.validation.verdict;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.MessageId;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.model.UnknownFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One reading in the form of a flat JSON object, on its way to a verdict. */
final class FlatObject {

    private static final int LONGEST_MESSAGE_ID = 256;

    private final DataModel model;
    private final Set<String> known;
    private final Envelope envelope;
    private final Map<String, JsonValue> values;
    private final List<Violation> violations;

    FlatObject(DataModel model, Set<String> known, Envelope envelope, Parsed.Fields fields) {
        this.model = model;
        this.known = known;
        this.envelope = envelope;
        this.values = fields.values();
        this.violations = new ArrayList<>(fields.violations());
    }

    Verdict verdict() {
        Optional<DeviceId> device = device();
        Optional<Instant> timestamp = timestamp();
        Optional<MessageId> ownId = ownId();
        List<@Nullable Object> columns = columns();
        Optional<String> extras = extras();
        if (!violations.isEmpty() || device.isEmpty()) {
            return new Verdict.Rejected(device.or(envelope::device), violations);
        }
        return new Verdict.Accepted(List.of(new Reading(
                model,
                device.get(),
                timestamp.orElse(envelope.receivedAt()),
                timestamp.isPresent(),
                ownId.orElseGet(() -> derivedId(timestamp.isPresent())),
                envelope.receivedAt(),
                columns,
                extras)));
    }

    private Optional<DeviceId> device() {
        JsonValue given = given(model.deviceField());
        if (given == null) {
            return deviceOfTopic();
        }
        Optional<DeviceId> device =
                given instanceof JsonValue.Text text ? DeviceId.parse(text.value()) : Optional.empty();
        if (device.isEmpty()) {
            violate(model.deviceField(), given, "must be a text of " + DeviceId.RULE, "Send the device's id as text.");
        } else if (envelope.device().isPresent() && !envelope.device().equals(device)) {
            violate(
                    model.deviceField(),
                    given,
                    "must be the device that sent it",
                    "Send the id '" + envelope.device().get() + "' of the topic, or leave the field out.");
        }
        return device;
    }

    private Optional<DeviceId> deviceOfTopic() {
        if (envelope.device().isEmpty()) {
            violations.add(new Violation(
                    Pointer.to(model.deviceField()),
                    "",
                    "is required",
                    "Send the device's id in the field '" + model.deviceField()
                            + "', or publish to devices/{device_id}/telemetry."));
        }
        return envelope.device();
    }

    private Optional<Instant> timestamp() {
        JsonValue given = given(model.timestampField());
        if (given == null) {
            return Optional.empty();
        }
        Optional<Instant> instant = Timestamps.read(given);
        if (instant.isEmpty()) {
            violate(model.timestampField(), given, "must be a time", "Send " + Timestamps.FORMS + ".");
        } else if (instant.get().isBefore(Years.EARLIEST)) {
            violate(
                    model.timestampField(),
                    given,
                    "must not be before the year 2000",
                    "Set the device's clock, or leave the field out: then the time of receipt counts.");
        } else if (instant.get().isAfter(envelope.receivedAt().plus(Years.AHEAD))) {
            violate(
                    model.timestampField(),
                    given,
                    "must be at most 24 hours after its receipt",
                    "Set the device's clock and zone, or leave the field out: then the time of receipt counts.");
        }
        return instant;
    }

    private Optional<MessageId> ownId() {
        JsonValue given = given(DataModel.MESSAGE_ID_FIELD);
        if (given == null) {
            return Optional.ofNullable(envelope.properties().get(Envelope.MESSAGE_ID_PROPERTY))
                    .filter(id -> !id.isEmpty())
                    .map(MessageId::ofOwnId);
        }
        boolean usable = given instanceof JsonValue.Whole
                || given instanceof JsonValue.Text text
                        && !text.value().isEmpty()
                        && text.value().length() <= LONGEST_MESSAGE_ID;
        if (!usable) {
            violate(
                    DataModel.MESSAGE_ID_FIELD,
                    given,
                    "must be a text of 1 to " + LONGEST_MESSAGE_ID + " characters or a whole number",
                    "Send an id that no other reading of the device has, or leave the field out.");
            return Optional.empty();
        }
        return Optional.of(MessageId.ofOwnId(given.text()));
    }

    private MessageId derivedId(boolean dated) {
        return dated
                ? MessageId.ofContent(envelope.topic(), envelope.payload())
                : MessageId.ofDelivery(envelope.deliveryId());
    }

    private List<@Nullable Object> columns() {
        int before = violations.size();
        @Nullable Object[] columns = new @Nullable Object[model.fields().size()];
        boolean anyMetric = false;
        for (int i = 0; i < columns.length; i++) {
            Field field = model.fields().get(i);
            columns[i] = new FieldCheck(field, violations).value(values.get(field.name()));
            anyMetric |= field.metric() && columns[i] != null;
        }
        if (model.metricRequired() && !anyMetric && violations.size() == before) {
            violations.add(new Violation(
                    "", "", "must have at least one measured value", "Send one of " + metricNames() + "."));
        }
        return Collections.unmodifiableList(Arrays.asList(columns));
    }

    private String metricNames() {
        return model.metrics().stream().map(Field::name).collect(Collectors.joining(", "));
    }

    private Optional<String> extras() {
        List<Map.Entry<String, JsonValue>> unknown = values.size() <= known.size() && known.containsAll(values.keySet())
                ? List.of()
                : values.entrySet().stream()
                        .filter(field -> !known.contains(field.getKey()))
                        .toList();
        if (unknown.isEmpty() || model.unknownFields() == UnknownFields.DROP) {
            return Optional.empty();
        }
        if (model.unknownFields() == UnknownFields.REJECT) {
            unknown.forEach(field -> violate(
                    field.getKey(),
                    field.getValue(),
                    "must be a field of model " + model.name(),
                    "Leave the field out, or have it added to the model."));
            return Optional.empty();
        }
        return Optional.of(JsonValue.object(unknown));
    }

    private @Nullable JsonValue given(String field) {
        JsonValue given = values.get(field);
        return given instanceof JsonValue.Null ? null : given;
    }

    private void violate(String field, JsonValue value, String rule, String remedy) {
        violations.add(new Violation(Pointer.to(field), value.text(), rule, remedy));
    }
}
