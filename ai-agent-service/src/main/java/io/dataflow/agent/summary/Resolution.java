package io.dataflow.agent.summary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How finely a sensor measures, judged by the digits of the values it sent. Digits beyond the seventh are what binary numbers add,
 * not the sensor.
 *
 * @param decimals digits after the point
 */
public record Resolution(int decimals) {

    private static final MathContext SENT = new MathContext(7);
    private static final MathContext COMPUTED = new MathContext(12);

    /** From values that a sensor sent as they are, so not from averages. */
    static Resolution of(DoubleStream sent) {
        return new Resolution(sent.mapToInt(Resolution::decimalsOf).max().orElse(0));
    }

    /** The finest of several. */
    static Resolution finest(Stream<Resolution> several) {
        return new Resolution(several.mapToInt(Resolution::decimals).max().orElse(0));
    }

    /** The value with the digits that the sensor has. */
    public BigDecimal round(double value) {
        return BigDecimal.valueOf(value).round(COMPUTED).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** The smallest difference that the sensor can tell. */
    double step() {
        return Math.pow(10, -decimals);
    }

    private static int decimalsOf(double value) {
        BigDecimal sent = BigDecimal.valueOf(value).round(SENT).stripTrailingZeros();
        return Math.max(0, sent.scale());
    }
}
