package io.dataflow.validation.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a column of a model's table, and of the rollups of what stands in it: a letter, then up to 63 letters, digits and
 * underscores. It is safe to write into SQL between back-ticks.
 *
 * @param value the name
 */
public record Column(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Set<String> TAKEN = Set.of("device_id", "ts", "message_id", "received_at", "extras");
    private static final int LONGEST = 64;

    /** @throws NotAModel with what to write instead */
    public Column {
        if (!FORM.matcher(value).matches()) {
            throw NotAModel.because(
                    "",
                    value,
                    "must be a column name: a letter, then up to 63 letters, digits and underscores",
                    "Write one, or leave it out: then it is made from the field's name.");
        }
        if (TAKEN.contains(value.toLowerCase(Locale.ROOT))) {
            throw NotAModel.because(
                    "", value, "is a column that is in every table already", "Name it otherwise, or leave it out.");
        }
    }

    /** The column that fits a field's name: the name itself where it can be one, else what is left of it. */
    public static Column of(String field) {
        if (FORM.matcher(field).matches() && !TAKEN.contains(field.toLowerCase(Locale.ROOT))) {
            return new Column(field);
        }
        String plain =
                MARKS.matcher(Normalizer.normalize(field, Normalizer.Form.NFKD)).replaceAll("");
        String words = OTHERS.matcher(plain).replaceAll("_").replaceAll("^_+|_+$", "");
        String named = words.isEmpty() || !Character.isLetter(words.charAt(0)) ? "field_" + words : words;
        String column = TAKEN.contains(named.toLowerCase(Locale.ROOT)) ? named + "_field" : named;
        return new Column(cut(column, LONGEST).replaceAll("_+$", ""));
    }

    /** The same with a number after it, for a field whose column is another's, or that begins anew. */
    public Column numbered(int number) {
        String ending = "_" + number;
        return new Column(cut(value, LONGEST - ending.length()) + ending);
    }

    /** Databases don't tell capital from small letters in column names. */
    public boolean clashesWith(Column other) {
        return value.equalsIgnoreCase(other.value);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    @Override
    public String toString() {
        return value;
    }
}
