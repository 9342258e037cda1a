package io.dataflow.validation.verdict;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * Understands the ways in which senders write an instant: ISO-8601 with or without a zone, and epoch seconds, milliseconds or
 * microseconds, told apart by their size. Everything is cut to the millisecond.
 */
final class Timestamps {

    static final String FORMS =
            "an ISO-8601 time such as 2025-10-13T10:45:00Z, or epoch seconds, milliseconds or microseconds";

    private static final int DATE_LENGTH = 10;
    private static final double SECONDS_BELOW = 1e11;
    private static final double MILLIS_BELOW = 1e14;
    private static final double MICROS_BELOW = 1e17;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Timestamps() {}

    /** The instant that a value stands for, or empty where it stands for none. */
    static Optional<Instant> read(JsonValue value, ZoneId zoneOfThoseWithout) {
        return switch (value) {
            case JsonValue.Text text -> iso(text.value(), zoneOfThoseWithout);
            case JsonValue.Whole whole -> epoch(whole.value());
            case JsonValue.Decimal decimal -> epoch(decimal.value());
            case JsonValue.Truth ignored -> Optional.empty();
            case JsonValue.Null ignored -> Optional.empty();
            case JsonValue.Nested ignored -> Optional.empty();
        };
    }

    private static Optional<Instant> iso(String text, ZoneId zone) {
        Optional<Instant> usual = UsualTime.read(text);
        if (usual.isPresent()) {
            return usual;
        }
        try {
            TemporalAccessor parsed = ISO.parseBest(withT(text.strip()), OffsetDateTime::from, LocalDateTime::from);
            Instant instant =
                    parsed instanceof LocalDateTime local ? local.atZone(zone).toInstant() : Instant.from(parsed);
            return Optional.of(instant.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Many write a blank between date and time. */
    private static String withT(String text) {
        return text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' '
                ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1)
                : text;
    }

    private static Optional<Instant> epoch(long number) {
        double size = Math.abs((double) number);
        if (size < SECONDS_BELOW) {
            return Optional.of(Instant.ofEpochSecond(number));
        }
        if (size < MILLIS_BELOW) {
            return Optional.of(Instant.ofEpochMilli(number));
        }
        return size < MICROS_BELOW ? Optional.of(Instant.ofEpochMilli(Math.floorDiv(number, 1000))) : Optional.empty();
    }

    private static Optional<Instant> epoch(double number) {
        double size = Math.abs(number);
        if (size < SECONDS_BELOW) {
            return Optional.of(Instant.ofEpochMilli(Math.round(number * 1000)));
        }
        if (size < MILLIS_BELOW) {
            return Optional.of(Instant.ofEpochMilli((long) Math.floor(number)));
        }
        return size < MICROS_BELOW
                ? Optional.of(Instant.ofEpochMilli((long) Math.floor(number / 1000)))
                : Optional.empty();
    }
}
