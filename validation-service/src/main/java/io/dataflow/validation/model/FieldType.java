package io.dataflow.validation.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What kind of value a field holds. */
public enum FieldType {
    NUMBER,
    INTEGER,
    STRING,
    BOOLEAN,
    TIMESTAMP,
    /** One of the texts that the field lists. */
    ENUM,
    /** A JSON object, kept as it is. */
    OBJECT,
    /** A JSON array, kept as it is. */
    ARRAY;

    /** The type that a word stands for. */
    public static Optional<FieldType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** All of them, for messages to people. */
    public static String words() {
        return Arrays.stream(values()).map(FieldType::word).collect(Collectors.joining(", "));
    }

    /** Whether values of this type can be added up, and so have rollups and charts. */
    public boolean numeric() {
        return this == NUMBER || this == INTEGER;
    }

    /** Whether values of this type are texts, and so can have a length and a pattern. */
    public boolean textual() {
        return this == STRING;
    }

    /** Whether values of this type are JSON that is kept as it is. */
    public boolean nested() {
        return this == OBJECT || this == ARRAY;
    }

    /** The type as people and JSON write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
