package io.dataflow.validation.verdict;

import io.dataflow.contract.Violation;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the fields of one JSON object, and notes what another reader, or the database, could understand in another way. */
final class ObjectReader {

    static final int MOST_FIELDS = 500;

    /** Sums of that many and more such numbers still fit a double. */
    static final double LARGEST_NUMBER = 1e290;

    private final Map<String, JsonValue> values = new LinkedHashMap<>();
    private final List<Violation> violations = new Faults();
    private final JsonParser in;
    private final String pointer;

    /** @param pointer of the object that the parser stands at the beginning of */
    ObjectReader(JsonParser in, String pointer) {
        this.in = in;
        this.pointer = pointer;
    }

    Map<String, JsonValue> values() {
        return values;
    }

    List<Violation> violations() {
        return violations;
    }

    /** Reads up to the object's end; false if it has too many fields, and where it stopped then is of no use. */
    boolean read() {
        while (in.nextToken() != JsonToken.END_OBJECT) {
            if (values.size() == MOST_FIELDS) {
                return false;
            }
            field();
        }
        return true;
    }

    private void field() {
        String name = in.currentName();
        String place = pointer + Pointer.to(name);
        Texts.checkName(name, place, violations);
        in.nextToken();
        JsonValue value = value(place);
        if (values.putIfAbsent(name, value) != null) {
            violations.add(
                    new Violation(place, value.text(), "must not appear twice", "Send the field '" + name + "' once."));
        }
    }

    private JsonValue value(String place) {
        return switch (in.currentToken()) {
            case VALUE_STRING -> new JsonValue.Text(checkedText(place));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(place);
            case VALUE_TRUE -> new JsonValue.Truth(true);
            case VALUE_FALSE -> new JsonValue.Truth(false);
            case VALUE_NULL -> new JsonValue.Null();
            case START_OBJECT, START_ARRAY -> nested(place);
            default -> throw new IllegalStateException("No value begins with " + in.currentToken());
        };
    }

    private JsonValue number(String place) {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT && isLong(in.getNumberType())) {
            return new JsonValue.Whole(in.getLongValue());
        }
        String source = in.getString();
        double value = in.getDoubleValue();
        if (Math.abs(value) > LARGEST_NUMBER) {
            violations.add(new Violation(
                    place,
                    source,
                    "must be a number between -1e290 and 1e290",
                    "Send a number that a 64-bit floating-point value can hold."));
        }
        return new JsonValue.Decimal(value, source);
    }

    private static boolean isLong(JsonParser.NumberType type) {
        return type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG;
    }

    private JsonValue nested(String place) {
        StringWriter out = new StringWriter();
        int depth = 0;
        try (JsonGenerator copy = StrictJson.generator(out)) {
            do {
                depth += depthChange(in.currentToken());
                copyChecked(place, copy);
            } while (depth > 0 && in.nextToken() != null);
        }
        return new JsonValue.Nested(out.toString());
    }

    private void copyChecked(String place, JsonGenerator copy) {
        switch (in.currentToken()) {
            case VALUE_STRING -> copy.writeString(checkedText(place));
            case PROPERTY_NAME -> copyName(place, copy);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                copy.writeRawValue(number(place).text());
            default -> copy.copyCurrentEvent(in);
        }
    }

    private void copyName(String place, JsonGenerator copy) {
        Texts.check(in.currentName(), place, violations);
        copy.writeName(in.currentName());
    }

    private static int depthChange(JsonToken token) {
        if (token.isStructStart()) {
            return 1;
        }
        return token.isStructEnd() ? -1 : 0;
    }

    private String checkedText(String place) {
        String text = in.getString();
        Texts.check(text, place, violations);
        return text;
    }
}
