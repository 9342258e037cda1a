package io.dataflow.validation.quarantine.mending;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times as payloads have them, moved without changing their form. */
final class TimeText {

    private static final BigDecimal SECONDS_BELOW = new BigDecimal("1e11");
    private static final BigDecimal MILLIS_BELOW = new BigDecimal("1e14");
    private static final BigDecimal MICROS_BELOW = new BigDecimal("1e17");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int DATE_LENGTH = 10;

    private TimeText() {}

    /** The time, as JSON, some time later or earlier; empty if it is none. */
    static Optional<String> shifted(String json, Duration by) {
        return json.startsWith("\"")
                ? shiftedText(JsonText.string(json), by).map(JsonText::quoted)
                : FieldStep.decimal(json).flatMap(time -> shiftedNumber(time, by));
    }

    private static Optional<String> shiftedNumber(BigDecimal time, Duration by) {
        BigDecimal size = time.abs();
        BigDecimal millis = BigDecimal.valueOf(by.toMillis());
        if (size.compareTo(SECONDS_BELOW) < 0) {
            return Optional.of(plain(time.add(millis.movePointLeft(3))));
        }
        if (size.compareTo(MILLIS_BELOW) < 0) {
            return Optional.of(plain(time.add(millis)));
        }
        return size.compareTo(MICROS_BELOW) < 0
                ? Optional.of(plain(time.add(millis.multiply(THOUSAND))))
                : Optional.empty();
    }

    private static String plain(BigDecimal time) {
        BigDecimal stripped = time.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    private static Optional<String> shiftedText(String text, Duration by) {
        String iso = text.strip();
        String withT = iso.length() > DATE_LENGTH && iso.charAt(DATE_LENGTH) == ' '
                ? iso.substring(0, DATE_LENGTH) + 'T' + iso.substring(DATE_LENGTH + 1)
                : iso;
        try {
            return Optional.of(OffsetDateTime.parse(withColon(withT)).plus(by).toString());
        } catch (DateTimeException e) {
            return shiftedLocal(withT, by);
        }
    }

    private static Optional<String> shiftedLocal(String text, Duration by) {
        try {
            return Optional.of(LocalDateTime.parse(text).plus(by).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code +0200} and {@code +02} as {@code +02:00}. */
    private static String withColon(String text) {
        return text.replaceFirst("(T.*[+-][0-9]{2})([0-9]{2})$", "$1:$2").replaceFirst("(T.*[+-][0-9]{2})$", "$1:00");
    }
}
