package io.dataflow.validation.verdict;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;

/** One value of a payload, as the sender wrote it. */
public sealed interface JsonValue {

    /** The value as it stands in JSON, for messages to people. */
    String text();

    /** What kind of value it is, in words for messages to people. */
    String kind();

    record Text(String value) implements JsonValue {
        @Override
        public String text() {
            return value;
        }

        @Override
        public String kind() {
            return "text";
        }
    }

    /** A number without a fraction or exponent that fits into 64 bits. */
    record Whole(long value) implements JsonValue {
        @Override
        public String text() {
            return Long.toString(value);
        }

        @Override
        public String kind() {
            return "a number";
        }
    }

    /** Any other number; {@code source} is how it was written. */
    record Decimal(double value, String source) implements JsonValue {
        @Override
        public String text() {
            return source;
        }

        @Override
        public String kind() {
            return "a number";
        }
    }

    record Truth(boolean value) implements JsonValue {
        @Override
        public String text() {
            return Boolean.toString(value);
        }

        @Override
        public String kind() {
            return "true or false";
        }
    }

    record Null() implements JsonValue {
        @Override
        public String text() {
            return "null";
        }

        @Override
        public String kind() {
            return "null";
        }
    }

    /** An object or array, as JSON text. */
    record Nested(String json) implements JsonValue {
        @Override
        public String text() {
            return json;
        }

        @Override
        public String kind() {
            return json.startsWith("[") ? "an array" : "an object";
        }
    }

    /** Writes fields as one JSON object. */
    static String object(Iterable<? extends java.util.Map.Entry<String, JsonValue>> fields) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = StrictJson.generator(out)) {
            generator.writeStartObject();
            for (var field : fields) {
                generator.writeName(field.getKey());
                field.getValue().write(generator);
            }
            generator.writeEndObject();
        }
        return out.toString();
    }

    private void write(JsonGenerator out) {
        switch (this) {
            case Text text -> out.writeString(text.value());
            case Whole whole -> out.writeNumber(whole.value());
            case Decimal decimal -> out.writeRawValue(decimal.source());
            case Truth truth -> out.writeBoolean(truth.value());
            case Null ignored -> out.writeNull();
            case Nested nested -> out.writeRawValue(nested.json());
        }
    }
}
