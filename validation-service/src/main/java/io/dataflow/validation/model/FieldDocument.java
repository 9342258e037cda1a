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
        String name,
        @Nullable String column,
        String type,
        String unit,
        String description,
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

    /**
     * The fields of a list, with a column each; a column that two fields' names lead to is the first one's. A field with mistakes
     * is left out, and they are found.
     */
    static List<Field> read(List<JsonNode> documents, String pointer, Findings findings) {
        List<Field> fields = new ArrayList<>(documents.size());
        for (int i = 0; i < documents.size(); i++) {
            read(documents.get(i), pointer + "/" + i, fields, findings).ifPresent(fields::add);
        }
        return fields;
    }

    private static Optional<Field> read(JsonNode document, String pointer, List<Field> before, Findings findings) {
        if (!document.isObject()) {
            findings.add(pointer, document.toString(), "must be a field", "Write {\"name\": …, \"type\": …}.");
            return Optional.empty();
        }
        Members members = new Members(document, pointer, findings);
        Optional<String> name = members.required("name", "Write the field's name as it stands in payloads.");
        Optional<FieldType> type = type(members, findings);
        Optional<Limits> limits = limits(members, pointer, findings);
        Optional<Column> column = column(members, name, before, findings);
        String unit = members.text("unit").orElse("");
        String description = members.text("description").orElse("");
        boolean required = members.truth("required");
        Optional<String> usual = members.node("default").map(JsonNode::toString);
        members.requireNoOthers();
        if (name.isEmpty() || type.isEmpty()) {
            return Optional.empty();
        }
        // What can't be is found already; the usual stands in for it, so that the rest is checked as well.
        return findings.attempt(
                pointer,
                () -> new Field(
                        name.get(),
                        column.orElseGet(() -> free(Column.of(name.get()), before)),
                        type.get(),
                        unit,
                        description,
                        required,
                        usual,
                        limits.orElseGet(
                                () -> type.get() == FieldType.ENUM ? Limits.oneOf(List.of("x")) : Limits.NONE)));
    }

    private static Optional<FieldType> type(Members members, Findings findings) {
        Optional<String> word = members.required("type", "Write one of " + FieldType.words() + ".");
        Optional<FieldType> type = word.flatMap(FieldType::ofWord);
        if (word.isPresent() && type.isEmpty()) {
            findings.add(
                    members.pointer("type"),
                    word.get(),
                    "must be a type that there is",
                    "Write one of " + FieldType.words() + ".");
        }
        return type;
    }

    private static Optional<Column> column(
            Members members, Optional<String> name, List<Field> before, Findings findings) {
        Optional<String> given = members.text("column");
        return given.isPresent()
                ? findings.attempt(members.pointer("column"), () -> new Column(given.get()))
                : name.map(text -> free(Column.of(text), before));
    }

    private static Optional<Limits> limits(Members members, String pointer, Findings findings) {
        OptionalDouble min = members.number("min");
        OptionalDouble max = members.number("max");
        OptionalInt minLength = members.whole("min_length");
        OptionalInt maxLength = members.whole("max_length");
        Optional<TextPattern> pattern = members.text("pattern")
                .flatMap(text -> findings.attempt(members.pointer("pattern"), () -> new TextPattern(text)));
        List<String> values = members.texts("values");
        return findings.attempt(pointer, () -> new Limits(min, max, minLength, maxLength, pattern, values));
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
}
