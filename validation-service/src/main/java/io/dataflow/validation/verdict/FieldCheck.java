package io.dataflow.validation.verdict;

import io.dataflow.contract.Counted;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.Field;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns one field's JSON value into what its column holds, or says why it can't. */
final class FieldCheck {

    private final Field field;
    private final List<Violation> violations;

    FieldCheck(Field field, List<Violation> violations) {
        this.field = field;
        this.violations = violations;
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
        };
    }

    private @Nullable Object absent() {
        if (field.required()) {
            violations.add(new Violation(pointer(), "", "is required", "Send the field '" + field.name() + "'."));
        }
        return null;
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
        violations.add(new Violation(pointer(), given.text(), rule, "Check the sensor" + unit + "."));
        return false;
    }

    private @Nullable Object string(JsonValue given) {
        if (!(given instanceof JsonValue.Text text)) {
            return wrongType(given, "text", "Send the value in quotes.");
        }
        if (text.value().codePointCount(0, text.value().length()) > field.longestText()) {
            violations.add(new Violation(
                    pointer(),
                    text.value(),
                    "must be at most " + Counted.of(field.longestText(), "character") + " long",
                    "Shorten the text."));
            return null;
        }
        return text.value();
    }

    private @Nullable Object truth(JsonValue given) {
        return given instanceof JsonValue.Truth truth
                ? (Boolean) truth.value()
                : wrongType(given, "true or false", "Send true or false without quotes.");
    }

    private @Nullable Object timestamp(JsonValue given) {
        Optional<Instant> instant = Timestamps.read(given).filter(Years::storable);
        return instant.isPresent() ? instant.get() : wrongType(given, "a time", "Send " + Timestamps.FORMS + ".");
    }

    private @Nullable Object wrongType(JsonValue given, String wanted, String remedy) {
        violations.add(new Violation(pointer(), given.text(), "must be " + wanted + ", not " + given.kind(), remedy));
        return null;
    }

    private String pointer() {
        return Pointer.to(field.name());
    }
}
