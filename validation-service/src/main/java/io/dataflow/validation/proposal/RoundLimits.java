package io.dataflow.validation.proposal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Limits for numbers: those that a unit has of itself, or round ones around what was seen, with room on both sides. */
record RoundLimits(double min, double max) {

    private static final double SMALLEST_SPAN = 1e-9;

    /** Round limits that hold all the numbers between two, half as much again on both sides; zero stays a limit. */
    static RoundLimits around(double lowest, double highest) {
        double span = Math.max(highest - lowest, SMALLEST_SPAN);
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(span)));
        double min = Math.min(rounded(lowest - span / 2, step, RoundingMode.FLOOR), lowest);
        double max = Math.max(rounded(highest + span / 2, step, RoundingMode.CEILING), highest);
        return new RoundLimits(lowest >= 0 ? Math.max(min, 0) : min, highest <= 0 ? Math.min(max, 0) : max);
    }

    /** The limits that numbers of a name and unit have wherever they come from. */
    static Optional<RoundLimits> natural(String name, String unit) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (unit.equals("%")) {
            return Optional.of(new RoundLimits(0, 100));
        }
        if (!unit.equals("°")) {
            return Optional.empty();
        }
        return plain.contains("lat")
                ? Optional.of(new RoundLimits(-90, 90))
                : Optional.of(
                        new RoundLimits(plain.contains("heading") ? 0 : -180, plain.contains("heading") ? 360 : 180));
    }

    boolean hold(double lowest, double highest) {
        return min <= lowest && highest <= max;
    }

    private static double rounded(double number, BigDecimal step, RoundingMode mode) {
        return BigDecimal.valueOf(number).divide(step, 0, mode).multiply(step).doubleValue();
    }
}
