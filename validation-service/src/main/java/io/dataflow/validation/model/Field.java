package io.dataflow.validation.model;

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

    static final int USUAL_LENGTH = 255;

    /** @throws NotAModel with what to write instead */
    public Field {
        Findings findings = new Findings();
        requireName(name, findings);
        requireUnit(unit, findings);
        if (description.codePointCount(0, description.length()) > LONGEST_DESCRIPTION) {
            findings.add(
                    "/description",
                    description,
                    "must not be longer than " + LONGEST_DESCRIPTION + " characters",
                    "Shorten it.");
        }
        requireFitting(type, limits, findings);
        findings.throwIfAny();
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

    /** The same field with its values in another column. */
    public Field in(Column other) {
        return new Field(name, other, type, unit, description, required, usual, limits);
    }

    /** Whether what one column holds for one of them means the same for the other: values of one type in one unit. */
    public boolean means(Field other) {
        return type == other.type && unit.equals(other.unit);
    }

    private static void requireName(String name, Findings findings) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            findings.add(
                    "/name",
                    name,
                    "must have 1 to " + LONGEST_NAME + " characters",
                    "Write the field's name as it stands in payloads.");
        } else if (!isVisible(name)) {
            findings.add("/name", name, "must not have control characters or halves of characters", "Leave them out.");
        }
    }

    private static void requireUnit(String unit, Findings findings) {
        if (unit.codePointCount(0, unit.length()) > LONGEST_UNIT) {
            findings.add(
                    "/unit",
                    unit,
                    "must not be longer than " + LONGEST_UNIT + " characters",
                    "Write its symbol, such as °C, %, hPa or km/h.");
        } else if (!isVisible(unit) || !unit.equals(unit.strip())) {
            findings.add(
                    "/unit",
                    unit,
                    "must not have control characters, nor begin or end with a blank",
                    "Write its symbol alone, such as °C, %, hPa or km/h.");
        }
    }

    private static boolean isVisible(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private static void requireFitting(FieldType type, Limits limits, Findings findings) {
        if (!type.numeric()) {
            limits.min().ifPresent(min -> refuse("/min", Limits.text(min), type, "numbers", findings));
            limits.max().ifPresent(max -> refuse("/max", Limits.text(max), type, "numbers", findings));
        }
        if (!type.textual()) {
            limits.minLength().ifPresent(min -> refuse("/min_length", "" + min, type, "strings", findings));
            limits.maxLength().ifPresent(max -> refuse("/max_length", "" + max, type, "strings", findings));
            limits.pattern().ifPresent(text -> refuse("/pattern", text.toString(), type, "strings", findings));
        }
        if (type == FieldType.ENUM && limits.values().isEmpty()) {
            findings.add("/values", "", "is required for an enum", "Write its values, as in [\"on\", \"off\"].");
        }
        if (type != FieldType.ENUM && !limits.values().isEmpty()) {
            String all = String.join(", ", limits.values());
            findings.add(
                    "/values",
                    all,
                    "is for an enum; the field is of type " + type.word(),
                    "Leave it out, or make the field an enum.");
        }
    }

    private static void refuse(String pointer, String value, FieldType type, String of, Findings findings) {
        findings.add(pointer, value, "is for " + of + "; the field is of type " + type.word(), "Leave it out.");
    }
}
