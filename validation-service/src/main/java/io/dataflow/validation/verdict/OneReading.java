package io.dataflow.validation.verdict;

import io.dataflow.contract.Counted;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.MessageId;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.model.UnknownFields;
import io.dataflow.validation.schema.PayloadSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One reading on its way to a verdict. */
final class OneReading {

    private static final int LONGEST_MESSAGE_ID = 256;

    private final Judge judge;
    private final DataModel model;
    private final Envelope envelope;
    private final Fields fields;
    private final ZoneId zone;
    private final List<Violation> violations;

    OneReading(Judge judge, Envelope envelope, Fields fields, ZoneId zone) {
        this.judge = judge;
        this.model = judge.model();
        this.envelope = envelope;
        this.fields = fields;
        this.zone = zone;
        this.violations = new Faults(fields.violations());
    }

    Verdict verdict() {
        Optional<DeviceId> device = device();
        Optional<Instant> timestamp = timestamp();
        fields.notes()
                .measuredAt()
                .ifPresent(
                        instant -> requirePossible(Fields.FORM_TIME, new JsonValue.Text(instant.toString()), instant));
        Optional<MessageId> ownId = ownId();
        List<@Nullable Object> columns = columns();
        Optional<String> extras = extras();
        model.schema().ifPresent(this::requireSchema);
        if (!violations.isEmpty() || device.isEmpty()) {
            return new Verdict.Rejected(Optional.of(model), device.or(envelope::device), fields.part(), violations);
        }
        return new Verdict.Accepted(new Reading(
                model,
                device.get(),
                timestamp.or(fields.notes()::measuredAt).orElse(envelope.receivedAt()),
                timestamp.isPresent(),
                ownId.orElseGet(() -> derivedId(timestamp.isPresent())),
                envelope.receivedAt(),
                columns,
                extras));
    }

    private Optional<DeviceId> device() {
        JsonValue given = fields.given(model.deviceField());
        if (given == null) {
            return envelope.device().isPresent() || fields.notes().device().isEmpty()
                    ? deviceOfTopic()
                    : deviceOfForm(fields.notes().device().get());
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

    private Optional<DeviceId> deviceOfForm(String name) {
        Optional<DeviceId> device = DeviceId.parse(name);
        if (device.isEmpty()) {
            violations.add(new Violation(
                    fields.part().pointer(),
                    name,
                    "must name a device with " + DeviceId.RULE,
                    "Send the device's id as base name, such as \"bn\": \"sensor_001:\"."));
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
        String field =
                fields.given(model.timestampField()) == null && fields.notes().namesTime()
                        ? Fields.FORM_TIME
                        : model.timestampField();
        JsonValue given = fields.given(field);
        if (given == null) {
            return Optional.empty();
        }
        Optional<Instant> instant = Timestamps.read(given, zone);
        if (instant.isEmpty()) {
            violate(field, given, "must be a time", "Send " + Timestamps.FORMS + ".");
        } else {
            requirePossible(field, given, instant.get());
        }
        return instant;
    }

    private void requirePossible(String field, JsonValue given, Instant instant) {
        Duration ahead = model.strictness().furthestAhead();
        if (instant.isBefore(Years.EARLIEST)) {
            violate(
                    field,
                    given,
                    "must not be before the year 2000",
                    "Set the device's clock, or leave the field out: then the time of receipt counts.");
        } else if (instant.isAfter(envelope.receivedAt().plus(ahead))) {
            violate(
                    field,
                    given,
                    "must be at most " + Spans.inWords(ahead) + " after its receipt",
                    "Set the device's clock and zone, or leave the field out: then the time of receipt counts.");
        } else if (model.retention().dropsAt(envelope.receivedAt(), instant)) {
            violate(
                    field,
                    given,
                    "must be of the last " + Counted.of(model.retention().days().getAsInt(), "day"),
                    "Nothing older is kept by model " + model.name() + "; have that changed if you need it.");
        }
    }

    private Optional<MessageId> ownId() {
        JsonValue given = fields.given(DataModel.MESSAGE_ID_FIELD);
        if (given == null) {
            return Optional.ofNullable(envelope.properties().get(Envelope.MESSAGE_ID_PROPERTY))
                    .filter(id -> !id.isEmpty())
                    .map(id -> fields.part().isWhole()
                            ? MessageId.ofOwnId(id)
                            : MessageId.ofOwnId(id, fields.part().index()));
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
        Part part = fields.part();
        if (dated) {
            return MessageId.ofContent(envelope.topic(), part.bytes());
        }
        return part.isWhole()
                ? MessageId.ofDelivery(envelope.deliveryId())
                : MessageId.ofDelivery(envelope.deliveryId(), part.index());
    }

    private List<@Nullable Object> columns() {
        int before = violations.size();
        @Nullable Object[] columns = new @Nullable Object[judge.columns()];
        boolean anyMetric = false;
        for (int i = 0; i < columns.length; i++) {
            Field field = judge.field(i);
            JsonValue given = fields.values().get(field.name());
            requireUnit(field, given);
            columns[i] = new FieldCheck(field, judge.usual(i), fields, zone, violations).value(given);
            anyMetric |= field.metric() && given != null && columns[i] != null;
        }
        if (model.metricRequired() && !anyMetric && violations.size() == before) {
            violations.add(new Violation(
                    fields.part().pointer(),
                    "",
                    "must have at least one measured value",
                    "Send one of " + metricNames() + "."));
        }
        return Collections.unmodifiableList(Arrays.asList(columns));
    }

    private void requireUnit(Field field, @Nullable JsonValue given) {
        String sent = fields.notes().units().get(field.name());
        if (sent != null && given != null && !field.unit().isEmpty() && !SenMlUnits.same(sent, field.unit())) {
            violate(
                    field.name(),
                    given,
                    "must be in " + field.unit() + ", not in " + sent,
                    "Send the value in " + field.unit() + ", or have the model's unit changed.");
        }
    }

    private String metricNames() {
        return model.metrics().stream().map(Field::name).collect(Collectors.joining(", "));
    }

    private Optional<String> extras() {
        Map<String, JsonValue> values = fields.values();
        Set<String> known = judge.known();
        List<Map.Entry<String, JsonValue>> unknown = values.size() <= known.size() && known.containsAll(values.keySet())
                ? List.of()
                : values.entrySet().stream()
                        .filter(field -> !known.contains(field.getKey()))
                        .filter(field ->
                                !fields.notes().namesTime() || !field.getKey().equals(Fields.FORM_TIME))
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

    /** What the fields' own checks have found is not said twice. */
    private void requireSchema(PayloadSchema schema) {
        if (!fields.violations().isEmpty()) {
            return;
        }
        Set<String> found = violations.stream().map(Violation::pointer).collect(Collectors.toSet());
        for (Violation violation : schema.violations(JsonValue.object(asWritten()))) {
            String pointer = fields.pointerWithin(violation.pointer());
            if (!found.contains(pointer)) {
                violations.add(new Violation(pointer, violation.value(), violation.rule(), violation.remedy()));
            }
        }
    }

    /** The fields, and the time by the model's name for it where the form has one of its own. */
    private Set<Map.Entry<String, JsonValue>> asWritten() {
        Map<String, JsonValue> values = fields.values();
        JsonValue time = values.get(Fields.FORM_TIME);
        if (!fields.notes().namesTime() || time == null || values.containsKey(model.timestampField())) {
            return values.entrySet();
        }
        Map<String, JsonValue> named = new LinkedHashMap<>(values);
        named.remove(Fields.FORM_TIME);
        named.put(model.timestampField(), time);
        return named.entrySet();
    }

    private void violate(String field, JsonValue value, String rule, String remedy) {
        violations.add(new Violation(fields.pointer(field), value.text(), rule, remedy));
    }
}
