package io.dataflow.validation.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field of a data model as it is written in JSON, where what is usual may be left out.
 *
 * @param column where it is left out, what fits the name
 * @param usual what is stored where a reading has none, written as {@code default}
 */
record FieldDocument(
        @Nullable String name,
        @Nullable String column,
        @Nullable String type,
        @Nullable String unit,
        @Nullable String description,
        boolean required,

        @com.fasterxml.jackson.annotation.JsonProperty("default") @Nullable
        JsonNode usual,

        @Nullable Double min,
        @Nullable Double max,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable String pattern,
        @Nullable List<String> values) {

    static FieldDocument of(Field field) {
        Limits limits = field.limits();
        return new FieldDocument(
                field.name(),
                field.column().equals(Column.of(field.name()))
                        ? null
                        : field.column().value(),
                field.type().word(),
                field.unit(),
                field.description(),
                field.required(),
                field.usual().map(ModelJson::tree).orElse(null),
                limits.min().isPresent() ? limits.min().getAsDouble() : null,
                limits.max().isPresent() ? limits.max().getAsDouble() : null,
                limits.minLength().isPresent() ? limits.minLength().getAsInt() : null,
                limits.maxLength().isPresent() ? limits.maxLength().getAsInt() : null,
                limits.pattern().map(TextPattern::toString).orElse(null),
                limits.values().isEmpty() ? null : limits.values());
    }

    /** The fields, with a column each; a column that two fields' names lead to is the first one's. */
    static List<Field> toFields(List<FieldDocument> documents) {
        List<Field> fields = new ArrayList<>(documents.size());
        for (FieldDocument document : documents) {
            fields.add(document.toField(fields));
        }
        return fields;
    }

    private Field toField(List<Field> before) {
        String given = required("name", name);
        String word = required("type", type);
        return new Field(
                given,
                column == null ? free(Column.of(given), before) : new Column(column),
                FieldType.ofWord(word)
                        .orElseThrow(() -> new IllegalArgumentException("Field '" + given + "' has the type '" + word
                                + "', which there isn't; write one of " + FieldType.words())),
                unit == null ? "" : unit,
                description == null ? "" : description,
                required,
                Optional.ofNullable(usual).filter(value -> !value.isNull()).map(JsonNode::toString),
                limits());
    }

    private Limits limits() {
        return new Limits(
                min == null ? OptionalDouble.empty() : OptionalDouble.of(min),
                max == null ? OptionalDouble.empty() : OptionalDouble.of(max),
                minLength == null ? OptionalInt.empty() : OptionalInt.of(minLength),
                maxLength == null ? OptionalInt.empty() : OptionalInt.of(maxLength),
                Optional.ofNullable(pattern).map(TextPattern::new),
                values == null ? List.of() : values);
    }

    private static Column free(Column wanted, List<Field> before) {
        Column column = wanted;
        for (int number = 2; isTaken(column, before); number++) {
            column = wanted.numbered(number);
        }
        return column;
    }

    private static boolean isTaken(Column column, List<Field> before) {
        return before.stream().anyMatch(field -> field.column().clashesWith(column));
    }

    private static String required(String property, @Nullable String given) {
        if (given == null) {
            throw new IllegalArgumentException("A field has no " + property + "; write one");
        }
        return given;
    }
}
