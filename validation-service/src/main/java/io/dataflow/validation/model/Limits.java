package io.dataflow.validation.model;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

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
    private static final int MOST_VALUES = 500;

    public Limits {
        values = List.copyOf(values);
        requireRange(min, max);
        requireLengths(minLength, maxLength);
        requireValues(values);
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

    private static void requireRange(OptionalDouble min, OptionalDouble max) {
        requireFinite("min", min);
        requireFinite("max", max);
        if (min.isPresent() && max.isPresent() && min.getAsDouble() > max.getAsDouble()) {
            throw new IllegalArgumentException(
                    "min " + text(min.getAsDouble()) + " is above max " + text(max.getAsDouble()) + "; swap them");
        }
    }

    private static void requireFinite(String name, OptionalDouble limit) {
        if (limit.isPresent() && !Double.isFinite(limit.getAsDouble())) {
            throw new IllegalArgumentException(name + " is no finite number; leave it out where there is no limit");
        }
    }

    private static void requireLengths(OptionalInt min, OptionalInt max) {
        if (max.isPresent() && (max.getAsInt() < 1 || max.getAsInt() > LONGEST_TEXT)) {
            throw new IllegalArgumentException(
                    "max_length " + max.getAsInt() + " is not between 1 and " + LONGEST_TEXT + "; write one that is");
        }
        if (min.isPresent() && (min.getAsInt() < 0 || min.getAsInt() > max.orElse(LONGEST_TEXT))) {
            throw new IllegalArgumentException("min_length " + min.getAsInt() + " is not between 0 and "
                    + max.orElse(LONGEST_TEXT) + ", the longest text; write one that is");
        }
    }

    private static void requireValues(List<String> values) {
        if (values.size() > MOST_VALUES) {
            throw new IllegalArgumentException(
                    values.size() + " values are more than " + MOST_VALUES + "; make the field a string");
        }
        for (String value : values) {
            if (value.isEmpty() || value.codePointCount(0, value.length()) > LONGEST_VALUE) {
                throw new IllegalArgumentException(
                        "A value of an enum has 1 to " + LONGEST_VALUE + " characters; shorten it, or leave it out");
            }
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException("A value stands twice among the field's values; leave one out");
        }
    }
}
