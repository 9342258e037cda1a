package io.dataflow.validation.store;

import io.dataflow.validation.model.Field;
import java.util.ArrayList;
import java.util.List;

/** What a column's comment says to a person with a SQL client: unit, description, and the field's name where the column's is another. */
final class ColumnComment {

    private static final int LONGEST = 1_000;

    private ColumnComment() {}

    static String of(Field field) {
        List<String> parts = new ArrayList<>();
        parts.add(field.unit());
        parts.add(field.description());
        parts.add(field.name().equals(field.column().value()) ? "" : "field " + field.name());
        parts.removeIf(String::isBlank);
        String text = plain(String.join("; ", parts));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("'", "''");
    }

    /** Databases keep characters of up to three bytes in comments, and none that would have to be escaped some way or other. */
    private static String plain(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : Character.isBmpCodePoint(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
