package io.dataflow.validation.model;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How far a field's values may go.
 *
 * @param min the lowest number, inclusive
 * @param max the highest number, inclusive
 * @param maxLength the longest text, in characters (Unicode code points)
 */
public record Limits(OptionalDouble min, OptionalDouble max, OptionalInt maxLength) {

    /** No limits but those of the type. */
    public static final Limits NONE = new Limits(OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty());

    static final int LONGEST_TEXT = 4000;

    public Limits {
        if (min.isPresent() && max.isPresent() && min.getAsDouble() > max.getAsDouble()) {
            throw new IllegalArgumentException(
                    "min " + text(min.getAsDouble()) + " is above max " + text(max.getAsDouble()) + "; swap them");
        }
        if (maxLength.isPresent() && (maxLength.getAsInt() < 1 || maxLength.getAsInt() > LONGEST_TEXT)) {
            throw new IllegalArgumentException(
                    "max_length " + maxLength.getAsInt() + " is not between 1 and " + LONGEST_TEXT);
        }
    }

    /** A range of numbers, both ends included. */
    public static Limits between(double min, double max) {
        return new Limits(OptionalDouble.of(min), OptionalDouble.of(max), OptionalInt.empty());
    }

    /** A limit as people write it: {@code 125}, not {@code 125.0}. */
    public static String text(double limit) {
        return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
    }
}
