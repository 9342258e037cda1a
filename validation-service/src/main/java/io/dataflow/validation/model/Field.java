package io.dataflow.validation.model;

import io.dataflow.contract.Excerpt;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One field of a data model, and one column of its table.
 *
 * @param name the field's name in payloads and the column's name; a letter, then up to 63 letters, digits and underscores
 * @param unit as shown to people; empty where there is none
 */
public record Field(String name, FieldType type, String unit, String description, boolean required, Limits limits) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Set<String> TAKEN = Set.of("device_id", "ts", "message_id", "received_at", "extras");
    private static final int LONGEST_UNIT = 20;
    private static final int USUAL_LENGTH = 255;

    public Field {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a field name: '" + Excerpt.of(name)
                    + "'. A field name is a letter, then up to 63 letters, digits and underscores");
        }
        if (TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "Field '" + name + "' has the name of a column that every table has; rename it");
        }
        if (unit.length() > LONGEST_UNIT) {
            throw new IllegalArgumentException("Unit '" + Excerpt.of(unit) + "' of field '" + name + "' is longer than "
                    + LONGEST_UNIT + " characters; write its symbol");
        }
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
}
