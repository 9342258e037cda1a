package io.dataflow.agent.summary;

import io.dataflow.agent.history.Period;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How numbers, times and lists are written in a sentence. */
final class Wording {

    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);
    private static final DateTimeFormatter TIME = formatter("HH:mm");
    private static final DateTimeFormatter TIME_OF_DAY = formatter("d MMM HH:mm");
    private static final DateTimeFormatter DATE = formatter("d MMMM uuuu");
    private static final DateTimeFormatter DAY = formatter("d MMM");

    private Wording() {}

    static String number(long number) {
        return new DecimalFormat("#,##0", SYMBOLS).format(number);
    }

    /** The number with all its decimals and its unit: {@code 1,204.50 cm}, {@code 62 %}. */
    static String quantity(BigDecimal number, String unit) {
        BigDecimal shown = number.signum() == 0 ? number.abs() : number;
        DecimalFormat format = new DecimalFormat("#,##0", SYMBOLS);
        format.setMinimumFractionDigits(number.scale());
        return (format.format(shown).replace('-', '\u2212') + " " + unit).strip();
    }

    static String plural(long number, String one, String many) {
        return number == 1 ? one : many;
    }

    /** {@code 14:05} where the period lies within a day, else {@code 22 Nov 14:05}. */
    static String clock(Instant at, Period period) {
        return (isWithinADay(period) ? TIME : TIME_OF_DAY).format(at);
    }

    static String date(Instant at) {
        return DATE.format(at);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    static boolean isWithinADay(Period period) {
        return period.from()
                .truncatedTo(ChronoUnit.DAYS)
                .equals(period.to().minusMillis(1).truncatedTo(ChronoUnit.DAYS));
    }

    /** {@code the hour before}, {@code the day before}, {@code the week before}, {@code the period before}. */
    static String before(Period period) {
        Duration length = period.length();
        if (length.equals(Duration.ofHours(1))) {
            return "the hour before";
        }
        if (length.equals(Duration.ofDays(1))) {
            return "the day before";
        }
        return length.equals(Duration.ofDays(7)) ? "the week before" : "the period before";
    }

    /** A length of time in its two greatest units at most: {@code 3 h 20 min}. */
    static String lasting(Duration length) {
        if (length.toDays() > 1) {
            return length.toDays() + " days";
        }
        if (length.toHours() > 0) {
            String minutes = length.toMinutesPart() == 0 ? "" : " " + length.toMinutesPart() + " min";
            return length.toHours() + " h" + minutes;
        }
        return length.toMinutes() + " min";
    }

    /** The metric's name as a word: {@code soil_moisture} is {@code soil moisture}. */
    static String metric(String name) {
        return name.replace('_', ' ');
    }

    static String capitalized(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
