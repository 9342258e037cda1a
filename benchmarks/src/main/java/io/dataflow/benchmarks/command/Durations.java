package io.dataflow.benchmarks.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations such as {@code 500ms}, {@code 60s} and {@code 10m}, and as Java writes them, which is how the help shows defaults. */
final class Durations implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    @Override
    public Duration convert(String text) {
        if (text.startsWith("PT")) {
            return ofJava(text);
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw unreadable(text);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    private static Duration ofJava(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw unreadable(text);
        }
    }

    private static TypeConversionException unreadable(String text) {
        return new TypeConversionException("'" + text + "' is not a duration such as 500ms, 60s or 10m");
    }
}
