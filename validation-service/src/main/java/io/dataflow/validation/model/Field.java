package io.dataflow.validation.model;

import io.dataflow.contract.Excerpt;
import java.util.Optional;

/**
 * One field of a data model, and one column of its table.
 *
 * @param name the field's name in payloads, any text of 1 to 200 characters
 * @param column the column that its values are in; another one after its type or unit has changed
 * @param unit as shown to people; empty where there is none
 * @param required whether a reading without it is refused; a field with a usual value never is
 * @param usual what is stored where a reading has none, as JSON: {@code 0}, {@code "on"}, {@code true}
 */
public record Field(
        String name,
        Column column,
        FieldType type,
        String unit,
        String description,
        boolean required,
        Optional<String> usual,
        Limits limits) {

    /** The longest name of a field, in characters. */
    public static final int LONGEST_NAME = 200;

    private static final int LONGEST_UNIT = 20;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int USUAL_LENGTH = 255;

    public Field {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new IllegalArgumentException("Not a field name: '" + Excerpt.of(name) + "'. A field name has 1 to "
                    + LONGEST_NAME + " characters");
        }
        requireVisible(name);
        requireAtMost("Unit '" + Excerpt.of(unit), unit, LONGEST_UNIT, name, "write its symbol");
        requireAtMost("Description '" + Excerpt.of(description), description, LONGEST_DESCRIPTION, name, "shorten it");
        requireFitting(name, type, limits);
    }

    /** Whether the field is numeric, and so has rollups and charts. */
    public boolean metric() {
        return type.numeric();
    }

    /** The longest text that the field takes, in characters. */
    public int longestText() {
        return limits.maxLength().orElse(USUAL_LENGTH);
    }

    /** A number with the field's unit, for messages. */
    public String withUnit(double number) {
        return unit.isEmpty() ? Limits.text(number) : Limits.text(number) + " " + unit;
    }

    private static void requireVisible(String name) {
        if (name.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new IllegalArgumentException("Not a field name: '" + Excerpt.of(name)
                    + "' has control characters or halves of characters; leave them out");
        }
    }

    private static void requireAtMost(String what, String text, int most, String field, String remedy) {
        if (text.codePointCount(0, text.length()) > most) {
            throw new IllegalArgumentException(
                    what + "' of field '" + Excerpt.of(field) + "' is longer than " + most + " characters; " + remedy);
        }
    }

    private static void requireFitting(String name, FieldType type, Limits limits) {
        if (!type.numeric() && (limits.min().isPresent() || limits.max().isPresent())) {
            throw refused(name, type, "min and max are for numbers; leave them out");
        }
        boolean ofTexts = limits.minLength().isPresent()
                || limits.maxLength().isPresent()
                || limits.pattern().isPresent();
        if (!type.textual() && ofTexts) {
            throw refused(name, type, "min_length, max_length and pattern are for strings; leave them out");
        }
        if (type == FieldType.ENUM == limits.values().isEmpty()) {
            throw refused(name, type, "an enum, and nothing else, lists its values, as in [\"on\", \"off\"]");
        }
    }

    private static IllegalArgumentException refused(String name, FieldType type, String rule) {
        return new IllegalArgumentException("Field '" + Excerpt.of(name) + "' is of type " + type.word() + ": " + rule);
    }
}
