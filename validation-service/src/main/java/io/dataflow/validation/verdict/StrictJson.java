package io.dataflow.validation.verdict;

import io.dataflow.contract.Counted;
import io.dataflow.contract.Violation;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * Reads a payload that must be a JSON object, or an array of them (RFC 8259), and takes nothing that another reader, or the
 * database, could understand in another way. What such an object stands for is found out by others.
 */
final class StrictJson {

    static final int MOST_BYTES = 1024 * 1024;
    static final int MOST_READINGS = 1000;
    static final int DEEPEST = 32;

    private static final int LONGEST_NUMBER = 400;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(MOST_BYTES)
                    .maxNameLength(MOST_BYTES)
                    .build())
            .build();

    private final byte[] payload;
    private final JsonParser in;

    private StrictJson(byte[] payload, JsonParser in) {
        this.payload = payload;
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
            return new StrictJson(payload, in).readings();
        } catch (StreamConstraintsException e) {
            return beyondLimits(e);
        } catch (JacksonException e) {
            return notJson(e.getOriginalMessage(), e.getLocation().getColumnNr());
        }
    }

    private Parsed readings() {
        JsonToken first = in.nextToken();
        if (first == null) {
            return notJson("there is nothing but blanks", 1);
        }
        Parsed parsed = switch (first) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            default -> unreadable("", "must be a JSON object", "Wrap the value, such as {\"temperature\": 21.5}.");
        };
        if (parsed instanceof Parsed.Readings && in.nextToken() != null) {
            return notJson(
                    "there is something after the payload's end",
                    in.currentLocation().getColumnNr());
        }
        return parsed;
    }

    private Parsed object() {
        ObjectReader reader = new ObjectReader(in, "");
        return reader.read()
                ? new Parsed.Readings(List.of(Fields.flat(Part.whole(payload), reader.values(), reader.violations())))
                : tooManyFields("");
    }

    private Parsed array() {
        List<Fields> elements = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (elements.size() == MOST_READINGS) {
                return unreadable(
                        "more than " + MOST_READINGS + " elements",
                        "must have at most " + Counted.of(MOST_READINGS, "reading"),
                        "Split the array into several messages.");
            }
            int from = (int) in.currentTokenLocation().getByteOffset();
            String pointer = "/" + elements.size();
            ObjectReader reader = new ObjectReader(in, pointer);
            if (token != JsonToken.START_OBJECT) {
                reader.violations().add(notAnObject(pointer));
                in.skipChildren();
            } else if (!reader.read()) {
                return tooManyFields(pointer);
            }
            elements.add(element(elements.size(), from, reader));
        }
        return elements.isEmpty()
                ? unreadable("[]", "must have at least one reading", "Send an object, or an array of objects.")
                : new Parsed.Readings(elements);
    }

    private Fields element(int index, int from, ObjectReader reader) {
        int to = (int) in.currentLocation().getByteOffset();
        return Fields.flat(
                new Part(index, Arrays.copyOfRange(payload, from, to)), reader.values(), reader.violations());
    }

    private Violation notAnObject(String pointer) {
        return new Violation(
                pointer,
                in.currentToken() == JsonToken.START_ARRAY ? "an array" : in.getString(),
                "must be a JSON object",
                "Make every element of the array a reading, such as {\"temperature\": 21.5}.");
    }

    /** Reads an object that stands in a payload that has been read. */
    static ObjectReader within(JsonValue.Nested object, String pointer) {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), object.json())) {
            in.nextToken();
            ObjectReader reader = new ObjectReader(in, pointer);
            if (!reader.read()) {
                reader.violations().add(tooManyFields(pointer).violations().getFirst());
            }
            return reader;
        }
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

    private static Parsed.Unreadable tooManyFields(String pointer) {
        return Parsed.Unreadable.because(
                pointer,
                "more than " + ObjectReader.MOST_FIELDS + " fields",
                "must have at most " + ObjectReader.MOST_FIELDS + " fields",
                "Split the payload into several messages.");
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
        return Parsed.Unreadable.because("", value, rule, remedy);
    }
}
