package io.dataflow.agent.summary.web;

import io.dataflow.agent.history.Period;
import io.dataflow.contract.Excerpt;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the period that a request asks for: ISO-8601, UTC where no zone is given, or milliseconds since 1970. */
public final class AskedPeriod {

    private static final Pattern MILLISECONDS = Pattern.compile("-?\\d{1,15}");

    private AskedPeriod() {}

    /**
     * What the bounds mean together: a bound that is left out is so far from the other as is usual, or now.
     *
     * @throws IllegalArgumentException in words that tell the sender what to write
     */
    public static Period of(Optional<String> from, Optional<String> to, Duration usual, Instant now) {
        Optional<Instant> begin = given(from).map(text -> instant("from", text));
        Optional<Instant> end = given(to).map(text -> instant("to", text));
        if (begin.isEmpty() && end.isEmpty()) {
            return Period.last(usual, now);
        }
        Instant until = end.orElseGet(() -> Period.last(usual, now).to());
        return new Period(begin.orElseGet(() -> until.minus(usual)), until);
    }

    private static Optional<String> given(Optional<String> parameter) {
        return parameter.map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Instant instant(String name, String text) {
        try {
            return MILLISECONDS.matcher(text).matches() ? Instant.ofEpochMilli(Long.parseLong(text)) : iso(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'%s' is not a time: '%s'. Write it like 2026-11-23T14:00:00Z".formatted(name, Excerpt.of(text)),
                    e);
        }
    }

    private static Instant iso(String text) {
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime withZone
                ? withZone.toInstant()
                : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
    }
}
