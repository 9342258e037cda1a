package io.dataflow.validation.model;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How far a field's values may go.
 *
 * @param min the lowest number, inclusive
 * @param max the highest number, inclusive
 * @param minLength the shortest text, in characters (Unicode code points)
 * @param maxLength the longest text, in characters
 * @param pattern what a text has to look like
 * @param values the only texts there are, in the order in which people want to see them; empty where any will do
 */
public record Limits(
        OptionalDouble min,
        OptionalDouble max,
        OptionalInt minLength,
        OptionalInt maxLength,
        Optional<TextPattern> pattern,
        List<String> values) {

    /** No limits but those of the type. */
    public static final Limits NONE = new Limits(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            List.of());

    static final int LONGEST_TEXT = 4000;
    static final int LONGEST_VALUE = 200;
    private static final double MOST = 1e290;
    private static final int MOST_VALUES = 500;

    /** @throws NotAModel with what to write instead */
    public Limits {
        values = List.copyOf(values);
        Findings findings = new Findings();
        requireRange(min, max, findings);
        requireLengths(minLength, maxLength, findings);
        requireValues(values, findings);
        findings.throwIfAny();
    }

    /** A range of numbers, both ends included. */
    public static Limits between(double min, double max) {
        return new Limits(
                OptionalDouble.of(min),
                OptionalDouble.of(max),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                List.of());
    }

    /** The only texts there are. */
    public static Limits oneOf(List<String> values) {
        return new Limits(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                values);
    }

    /** A limit as people write it: {@code 125}, not {@code 125.0}. */
    public static String text(double limit) {
        return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
    }

    private static void requireRange(OptionalDouble min, OptionalDouble max, Findings findings) {
        requireFinite("/min", min, findings);
        requireFinite("/max", max, findings);
        if (min.isPresent() && max.isPresent() && min.getAsDouble() > max.getAsDouble()) {
            findings.add(
                    "/min",
                    text(min.getAsDouble()),
                    "must not be above max " + text(max.getAsDouble()),
                    "Swap min and max, or change one of them.");
        }
    }

    private static void requireFinite(String pointer, OptionalDouble limit, Findings findings) {
        if (limit.isPresent() && !(Math.abs(limit.getAsDouble()) <= MOST)) {
            findings.add(
                    pointer,
                    Double.toString(limit.getAsDouble()),
                    "must be a number between -1e290 and 1e290",
                    "Write one that is, or leave it out where there is no limit.");
        }
    }

    private static void requireLengths(OptionalInt min, OptionalInt max, Findings findings) {
        if (max.isPresent() && (max.getAsInt() < 1 || max.getAsInt() > LONGEST_TEXT)) {
            findings.add(
                    "/max_length",
                    Integer.toString(max.getAsInt()),
                    "must be between 1 and " + LONGEST_TEXT,
                    "Write a number in between, or leave it out: then the longest text has " + Field.USUAL_LENGTH
                            + " characters.");
        }
        int longest = max.orElse(Field.USUAL_LENGTH);
        if (min.isPresent() && (min.getAsInt() < 0 || min.getAsInt() > longest)) {
            findings.add(
                    "/min_length",
                    Integer.toString(min.getAsInt()),
                    "must be between 0 and " + longest + ", the longest text",
                    "Write a number in between, or raise max_length.");
        }
    }

    private static void requireValues(List<String> values, Findings findings) {
        if (values.size() > MOST_VALUES) {
            findings.add(
                    "/values",
                    Integer.toString(values.size()),
                    "must not be more than " + MOST_VALUES + " values",
                    "Make the field a string.");
        }
        Set<String> before = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            requireValue("/values/" + i, values.get(i), before.add(values.get(i)), findings);
        }
    }

    private static void requireValue(String pointer, String value, boolean fresh, Findings findings) {
        if (value.isEmpty() || value.codePointCount(0, value.length()) > LONGEST_VALUE) {
            findings.add(
                    pointer, value, "must have 1 to " + LONGEST_VALUE + " characters", "Shorten it, or leave it out.");
        } else if (!fresh) {
            findings.add(pointer, value, "must not stand twice among the values", "Leave it out once.");
        }
    }
}
