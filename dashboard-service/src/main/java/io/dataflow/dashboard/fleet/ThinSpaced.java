package io.dataflow.dashboard.fleet;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/** Writes numbers as people read them here: thousands apart by a thin space, a dash for what is not known. */
public final class ThinSpaced {

    private static final String UNKNOWN = "–";

    /** A whole number. */
    public String whole(Optional<Long> number) {
        return number.map(value -> format("#,##0").format(value)).orElse(UNKNOWN);
    }

    public String whole(long number) {
        return whole(Optional.of(number));
    }

    /** {@code 1 reading}, {@code 2 readings}, {@code – readings}. */
    public String counted(Optional<Long> number, String one) {
        return whole(number) + " " + one + (number.filter(count -> count == 1).isPresent() ? "" : "s");
    }

    /** A value as a sensor gave it; three digits after the point at most. */
    public String value(Object value) {
        return value instanceof Number number
                ? format("#,##0.###").format(number.doubleValue())
                : String.valueOf(value);
    }

    /** A share from 0 to 1 in per cent, without the sign; digits only where they say something. */
    public String percent(Optional<Double> share) {
        return share.map(ThinSpaced::percent).orElse(UNKNOWN);
    }

    private static String percent(double share) {
        double value = share * 100;
        if (value > 0 && value < 0.01) {
            return "< 0.01";
        }
        return format(value == 0 || value >= 10 ? "#,##0" : value < 1 ? "0.00" : "0.0")
                .format(value);
    }

    private static DecimalFormat format(String pattern) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('\u202f');
        symbols.setMinusSign('\u2212');
        return new DecimalFormat(pattern, symbols);
    }
}
