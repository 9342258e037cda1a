package io.dataflow.validation.history.web;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Excerpt;
import io.dataflow.contract.query.Grain;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.history.TimeRange;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.model.ModelRegistry;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands the parameters that requests have in common, and says what to write where one makes no sense. */
@Component
public class Asked {

    private static final String TITLE = "Wrong parameter";

    private final ModelRegistry models;
    private final Clock clock;

    Asked(ModelRegistry models, Clock clock) {
        this.models = models;
        this.clock = clock;
    }

    /** The model of a name, or the usual one where none is given. */
    public DataModel model(@Nullable String name) {
        Optional<DataModel> model =
                isAbsent(name) ? models.active().usual() : models.active().named(name);
        return model.orElseThrow(() -> wrong(
                "model",
                String.valueOf(name),
                "is not an active model; write one of "
                        + names(models.active().models().stream()
                                .map(one -> one.name().value())
                                .toList())));
    }

    List<DataModel> modelOrAll(@Nullable String name) {
        return isAbsent(name) ? models.active().models() : List.of(model(name));
    }

    Field metric(DataModel model, @Nullable String name) {
        return model.metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "metric",
                        String.valueOf(name),
                        "is not a metric of model " + model.name() + "; write one of "
                                + names(model.metrics().stream()
                                        .map(Field::name)
                                        .toList())));
    }

    Optional<Field> metricIfGiven(DataModel model, @Nullable String name) {
        return isAbsent(name) ? Optional.empty() : Optional.of(metric(model, name));
    }

    /** The device, where one is given. */
    public Optional<String> device(@Nullable String text) {
        if (isAbsent(text)) {
            return Optional.empty();
        }
        return Optional.of(DeviceId.parse(text)
                .map(DeviceId::value)
                .orElseThrow(() -> wrong("device", text, "is not a device id; write " + DeviceId.RULE)));
    }

    /** The devices, each once, where some are given. */
    public List<String> devices(@Nullable List<String> texts, int most) {
        List<String> devices = texts == null
                ? List.of()
                : texts.stream()
                        .map(this::device)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
        if (devices.size() > most) {
            throw wrong("device", devices.size() + " devices", "is too many; name at most " + most);
        }
        return devices;
    }

    /** The range, up to now where no end is given, and of the usual length where no beginning is. */
    public TimeRange range(@Nullable String from, @Nullable String to, Duration usual) {
        Instant end = isAbsent(to) ? clock.instant() : instant("to", to);
        Instant begin = isAbsent(from) ? end.minus(usual) : instant("from", from);
        try {
            return new TimeRange(begin, end);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(TITLE, String.valueOf(e.getMessage()));
        }
    }

    /** A time, where one is given. */
    public Optional<Instant> time(String name, @Nullable String text) {
        return isAbsent(text) ? Optional.empty() : Optional.of(instant(name, text));
    }

    /** A number of things within bounds. */
    public int count(String name, int given, int least, int most) {
        if (given < least || given > most) {
            throw wrong(name, String.valueOf(given), "is out of bounds; write a number from " + least + " to " + most);
        }
        return given;
    }

    /** An hour or a day. */
    Grain span(String word) {
        return switch (word) {
            case "hour" -> Grain.HOUR;
            case "day" -> Grain.DAY;
            default -> throw wrong("every", word, "is no span; write hour or day");
        };
    }

    /** A cursor of an earlier answer, where one is given. */
    public <T> Optional<T> cursor(@Nullable String text, Function<String, T> reader) {
        if (isAbsent(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw wrong("cursor", text, "is from no earlier answer; leave it out to begin anew");
        }
    }

    private static Instant instant(String name, String text) {
        try {
            return text.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? bounded(Instant.ofEpochMilli(Long.parseLong(text)))
                    : bounded(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            throw wrong(
                    name,
                    text,
                    "is not a time; write ISO-8601 with a zone such as 2025-10-13T10:45:00Z, or epoch milliseconds");
        }
    }

    private static Instant bounded(Instant instant) {
        if (instant.isBefore(Instant.parse("1970-01-01T00:00:00Z"))
                || instant.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
            throw new DateTimeException("out of bounds");
        }
        return instant;
    }

    private static boolean isAbsent(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? "none: there is none" : names.stream().collect(Collectors.joining(", "));
    }

    private static Problem wrong(String parameter, String value, String what) {
        return Problem.badRequest(
                TITLE, "Parameter '" + parameter + "' with the value '" + Excerpt.of(value) + "' " + what + ".");
    }
}
