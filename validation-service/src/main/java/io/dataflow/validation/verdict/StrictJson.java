package io.dataflow.validation.verdict;

import io.dataflow.contract.Violation;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a payload that must be one flat JSON object (RFC 8259), and takes nothing that another reader, or the database, could
 * understand in another way. Other forms of payload get readers of their own beside this one.
 */
final class StrictJson {

    static final int MOST_BYTES = 1024 * 1024;
    static final int MOST_FIELDS = 500;
    static final int DEEPEST = 32;

    /** Sums of that many and more such numbers still fit a double. */
    static final double LARGEST_NUMBER = 1e290;

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_NUMBER = 400;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(MOST_BYTES)
                    .maxNameLength(MOST_BYTES)
                    .build())
            .build();

    private final Map<String, JsonValue> values = new LinkedHashMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private final JsonParser in;

    private StrictJson(JsonParser in) {
        this.in = in;
    }

    static Parsed read(byte[] payload) {
        if (payload.length > MOST_BYTES) {
            return unreadable(
                    payload.length + " bytes", "must be at most 1 MB", "Split the payload into several messages.");
        }
        if (payload.length == 0) {
            return unreadable("", "must not be empty", "Send one JSON object, such as {\"temperature\": 21.5}.");
        }
        return switch (encoding(payload)) {
            case UTF_8 -> parse(payload);
            case NUL -> unreadable("", "must not contain NUL bytes", "Send UTF-8 text without zero bytes.");
            case OTHER ->
                unreadable("", "must be UTF-8 text", "Encode the payload as UTF-8; other encodings are not guessed.");
        };
    }

    static JsonGenerator generator(Writer out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    private static Parsed parse(byte[] payload) {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), payload)) {
            return new StrictJson(in).object();
        } catch (StreamConstraintsException e) {
            return beyondLimits(e);
        } catch (JacksonException e) {
            return notJson(e.getOriginalMessage(), e.getLocation().getColumnNr());
        }
    }

    private Parsed object() {
        JsonToken first = in.nextToken();
        if (first == null) {
            return notJson("there is nothing but blanks", 1);
        }
        if (first != JsonToken.START_OBJECT) {
            return notAnObject(first);
        }
        while (in.nextToken() != JsonToken.END_OBJECT) {
            if (values.size() == MOST_FIELDS) {
                return unreadable(
                        "more than " + MOST_FIELDS + " fields",
                        "must have at most " + MOST_FIELDS + " fields",
                        "Split the payload into several messages.");
            }
            field();
        }
        if (in.nextToken() != null) {
            return notJson(
                    "there is something after the object", in.currentLocation().getColumnNr());
        }
        return new Parsed.Fields(values, violations);
    }

    private void field() {
        String name = in.currentName();
        checkName(name);
        in.nextToken();
        JsonValue value = value(name);
        if (values.putIfAbsent(name, value) != null) {
            violations.add(new Violation(
                    Pointer.to(name), value.text(), "must not appear twice", "Send the field '" + name + "' once."));
        }
    }

    private JsonValue value(String field) {
        return switch (in.currentToken()) {
            case VALUE_STRING -> new JsonValue.Text(checkedText(field));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(field);
            case VALUE_TRUE -> new JsonValue.Truth(true);
            case VALUE_FALSE -> new JsonValue.Truth(false);
            case VALUE_NULL -> new JsonValue.Null();
            case START_OBJECT, START_ARRAY -> nested(field);
            default -> throw new IllegalStateException("No value begins with " + in.currentToken());
        };
    }

    private JsonValue number(String field) {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT && isLong(in.getNumberType())) {
            return new JsonValue.Whole(in.getLongValue());
        }
        String source = in.getString();
        double value = in.getDoubleValue();
        if (Math.abs(value) > LARGEST_NUMBER) {
            violations.add(new Violation(
                    Pointer.to(field),
                    source,
                    "must be a number between -1e290 and 1e290",
                    "Send a number that a 64-bit floating-point value can hold."));
        }
        return new JsonValue.Decimal(value, source);
    }

    private static boolean isLong(JsonParser.NumberType type) {
        return type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG;
    }

    private JsonValue nested(String field) {
        StringWriter out = new StringWriter();
        int depth = 0;
        try (JsonGenerator copy = generator(out)) {
            do {
                depth += depthChange(in.currentToken());
                copyChecked(field, copy);
            } while (depth > 0 && in.nextToken() != null);
        }
        return new JsonValue.Nested(out.toString());
    }

    private void copyChecked(String field, JsonGenerator copy) {
        switch (in.currentToken()) {
            case VALUE_STRING -> copy.writeString(checkedText(field));
            case PROPERTY_NAME -> copyName(field, copy);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                copy.writeRawValue(number(field).text());
            default -> copy.copyCurrentEvent(in);
        }
    }

    private void copyName(String field, JsonGenerator copy) {
        checkText(in.currentName(), field);
        copy.writeName(in.currentName());
    }

    private static int depthChange(JsonToken token) {
        if (token.isStructStart()) {
            return 1;
        }
        return token.isStructEnd() ? -1 : 0;
    }

    private void checkName(String name) {
        checkText(name, name);
        if (name.length() > LONGEST_NAME) {
            violations.add(new Violation(
                    Pointer.to(name),
                    name,
                    "must have a name of at most " + LONGEST_NAME + " characters",
                    "Give the field a shorter name."));
        }
    }

    private String checkedText(String field) {
        String text = in.getString();
        checkText(text, field);
        return text;
    }

    private void checkText(String text, String field) {
        if (text.indexOf('\0') >= 0) {
            violations.add(new Violation(
                    Pointer.to(field),
                    text,
                    "must not contain the NUL character",
                    "Leave \\u0000 out of names and texts."));
        }
        if (hasLoneSurrogate(text)) {
            violations.add(new Violation(
                    Pointer.to(field),
                    text,
                    "must be whole Unicode characters",
                    "Send both halves of a surrogate pair, or neither."));
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    private enum Encoding {
        UTF_8,
        NUL,
        OTHER
    }

    private static Encoding encoding(byte[] payload) {
        boolean ascii = true;
        for (byte b : payload) {
            if (b == 0) {
                return Encoding.NUL;
            }
            ascii &= b > 0;
        }
        return ascii || isUtf8(payload) ? Encoding.UTF_8 : Encoding.OTHER;
    }

    private static boolean isUtf8(byte[] payload) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Parsed notAnObject(JsonToken first) {
        return first == JsonToken.START_ARRAY
                ? unreadable("an array", "must be one JSON object", "Send each reading as a message of its own.")
                : unreadable("", "must be one JSON object", "Wrap the value, such as {\"temperature\": 21.5}.");
    }

    private static Parsed notJson(String why, int column) {
        return unreadable(
                "",
                "must be valid JSON",
                "Correct it near character " + Math.max(column, 1) + ": " + firstSentence(why) + ".");
    }

    private static Parsed beyondLimits(StreamConstraintsException e) {
        if (e.getOriginalMessage().contains("nesting depth")) {
            return unreadable(
                    "deeper than " + DEEPEST,
                    "must be nested at most " + DEEPEST + " deep",
                    "Send flat fields, or nest less.");
        }
        return unreadable(
                "",
                "must have numbers of at most " + LONGEST_NUMBER + " digits",
                "Send a number that a 64-bit floating-point value can hold.");
    }

    private static String firstSentence(String message) {
        String line = message.lines().findFirst().orElse("");
        int end = line.indexOf(": ");
        return end > 0 ? line.substring(0, end) : line;
    }

    private static Parsed unreadable(String value, String rule, String remedy) {
        return new Parsed.Unreadable(new Violation("", value, rule, remedy));
    }
}
