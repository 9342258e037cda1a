package io.dataflow.agent.panel;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers in tables and figures: thousands thin-spaced, a real minus sign. */
final class Numbers {

    private static final char THIN_SPACE = '\u202f';

    private Numbers() {}

    static String count(long number) {
        return of(BigDecimal.valueOf(number));
    }

    /** The number with all its decimals. */
    static String of(BigDecimal number) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(THIN_SPACE);
        symbols.setMinusSign('\u2212');
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(number.scale());
        return format.format(number.signum() == 0 ? number.abs() : number);
    }
}
