package io.dataflow.validation.verdict;

import io.dataflow.contract.Counted;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.model.Limits;
import io.dataflow.validation.model.NotAModel;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns one field's JSON value into what its column holds, or says why it can't. */
final class FieldCheck {

    private static final int MOST_VALUES_NAMED = 20;

    private final Field field;
    private final @Nullable Object usual;
    private final Fields fields;
    private final ZoneId zone;
    private final List<Violation> violations;

    /**
     * A check of one reading's value.
     *
     * @param usual what the column holds where the reading has no value
     * @param zone of times that name none
     */
    FieldCheck(Field field, @Nullable Object usual, Fields fields, ZoneId zone, List<Violation> violations) {
        this.field = field;
        this.usual = usual;
        this.fields = fields;
        this.zone = zone;
        this.violations = violations;
    }

    /**
     * What a field's column holds where a reading has no value.
     *
     * @throws NotAModel if the field's usual value is none that it would take
     */
    static @Nullable Object usual(Field field) {
        if (field.usual().isEmpty()) {
            return null;
        }
        List<Violation> violations = new ArrayList<>();
        String wrapped = "{\"x\":" + field.usual().get() + "}";
        JsonValue value =
                StrictJson.within(new JsonValue.Nested(wrapped), "").values().get("x");
        Fields alone = Fields.flat(Part.whole(new byte[0]), Map.of(), violations);
        Object usual = new FieldCheck(field, null, alone, ZoneOffset.UTC, violations).value(value);
        if (!violations.isEmpty()) {
            throw NotAModel.because(
                    "/default",
                    field.usual().get(),
                    violations.getFirst().rule(),
                    "Write a default that the field itself takes, or leave it out.");
        }
        return usual;
    }

    /** The column's value; null where there is none, or none that may be stored. */
    @Nullable
    Object value(@Nullable JsonValue given) {
        if (given == null || given instanceof JsonValue.Null) {
            return absent();
        }
        return switch (field.type()) {
            case NUMBER -> number(given);
            case INTEGER -> integer(given);
            case STRING -> string(given);
            case BOOLEAN -> truth(given);
            case TIMESTAMP -> timestamp(given);
            case ENUM -> oneOf(given);
            case OBJECT -> nested(given, "an object", "{");
            case ARRAY -> nested(given, "an array", "[");
        };
    }

    private @Nullable Object absent() {
        if (usual == null && field.required()) {
            violations.add(new Violation(
                    fields.pointer(field.name()), "", "is required", "Send the field '" + field.name() + "'."));
        }
        return usual;
    }

    private @Nullable Object number(JsonValue given) {
        return switch (given) {
            case JsonValue.Whole whole -> within(given, whole.value()) ? (Double) (double) whole.value() : null;
            case JsonValue.Decimal decimal -> within(given, decimal.value()) ? (Double) decimal.value() : null;
            default -> wrongType(given, "a number", numberRemedy(given));
        };
    }

    private @Nullable Object integer(JsonValue given) {
        if (given instanceof JsonValue.Whole whole) {
            return within(given, whole.value()) ? (Long) whole.value() : null;
        }
        if (given instanceof JsonValue.Decimal decimal && isWhole(decimal.value())) {
            return within(given, decimal.value()) ? (Long) (long) decimal.value() : null;
        }
        return wrongType(given, "a whole number", "Send a number without a fraction or quotes, such as 42.");
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < 0x1p63;
    }

    private static String numberRemedy(JsonValue given) {
        return given instanceof JsonValue.Text
                ? "Send the number without quotes, such as 21.5."
                : "Send a number, such as 21.5, or leave the field out.";
    }

    private boolean within(JsonValue given, double number) {
        var limits = field.limits();
        if (limits.min().isPresent() && number < limits.min().getAsDouble()) {
            return outside(
                    given, "must be at least " + field.withUnit(limits.min().getAsDouble()));
        }
        if (limits.max().isPresent() && number > limits.max().getAsDouble()) {
            return outside(
                    given, "must be at most " + field.withUnit(limits.max().getAsDouble()));
        }
        return true;
    }

    private boolean outside(JsonValue given, String rule) {
        String unit = field.unit().isEmpty() ? "" : " and that the value is in " + field.unit();
        violations.add(
                new Violation(fields.pointer(field.name()), given.text(), rule, "Check the sensor" + unit + "."));
        return false;
    }

    private @Nullable Object string(JsonValue given) {
        if (!(given instanceof JsonValue.Text text)) {
            return wrongType(given, "text", "Send the value in quotes.");
        }
        int length = text.value().codePointCount(0, text.value().length());
        Limits limits = field.limits();
        if (length > field.longestText()) {
            return refused(
                    given,
                    "must be at most " + Counted.of(field.longestText(), "character") + " long",
                    "Shorten the text.");
        }
        if (length < limits.minLength().orElse(0)) {
            return refused(
                    given,
                    "must be at least " + Counted.of(limits.minLength().getAsInt(), "character") + " long",
                    "Send the whole text.");
        }
        if (limits.pattern().isPresent() && !limits.pattern().get().isIn(text.value())) {
            return refused(
                    given,
                    "must look like " + limits.pattern().get(),
                    "Send a text that the regular expression finds something in, or have the pattern changed.");
        }
        return text.value();
    }

    private @Nullable Object oneOf(JsonValue given) {
        List<String> values = field.limits().values();
        if (given instanceof JsonValue.Text text && values.contains(text.value())) {
            return text.value();
        }
        String some = values.stream().limit(MOST_VALUES_NAMED).collect(Collectors.joining(", "));
        String all = values.size() > MOST_VALUES_NAMED
                ? some + " and " + (values.size() - MOST_VALUES_NAMED) + " more"
                : some;
        return refused(
                given, "must be one of " + all, "Send one of these texts, or have the value added to the model.");
    }

    private @Nullable Object nested(JsonValue given, String wanted, String beginning) {
        return given instanceof JsonValue.Nested nested && nested.json().startsWith(beginning)
                ? nested.json()
                : wrongType(given, wanted, "Send " + wanted + ", or leave the field out.");
    }

    private @Nullable Object truth(JsonValue given) {
        return given instanceof JsonValue.Truth truth
                ? (Boolean) truth.value()
                : wrongType(given, "true or false", "Send true or false without quotes.");
    }

    private @Nullable Object timestamp(JsonValue given) {
        Optional<Instant> instant = Timestamps.read(given, zone).filter(Years::storable);
        return instant.isPresent() ? instant.get() : wrongType(given, "a time", "Send " + Timestamps.FORMS + ".");
    }

    private @Nullable Object wrongType(JsonValue given, String wanted, String remedy) {
        return refused(given, "must be " + wanted + ", not " + given.kind(), remedy);
    }

    private @Nullable Object refused(JsonValue given, String rule, String remedy) {
        violations.add(new Violation(fields.pointer(field.name()), given.text(), rule, remedy));
        return null;
    }
}
