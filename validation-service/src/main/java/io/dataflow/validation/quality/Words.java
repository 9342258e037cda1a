package io.dataflow.validation.quality;

import io.dataflow.contract.Counted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Quantities as people say them. */
final class Words {

    private static final int ALL_NAMED = 3;
    private static final List<String> NUMBERS = List.of("no", "one", "two", "three");

    private Words() {}

    /** {@code 40 seconds}, {@code 12 minutes}, {@code 3 h 20 min}, {@code 2 days}. */
    static String span(Duration span) {
        if (span.compareTo(Duration.ofMinutes(2)) < 0) {
            return Counted.of(span.toSeconds(), "second");
        }
        if (span.compareTo(Duration.ofHours(2)) < 0) {
            return Counted.of(span.toMinutes(), "minute");
        }
        if (span.compareTo(Duration.ofDays(2)) < 0) {
            return span.toHours() + " h" + (span.toMinutesPart() == 0 ? "" : " " + span.toMinutesPart() + " min");
        }
        return Counted.of(span.toDays(), "day");
    }

    /** {@code two gaps of 12 minutes and 7 minutes}, or {@code 5 gaps, the longest 3 h}. */
    static String several(String one, List<Duration> spans) {
        String longest = span(spans.stream().max(Duration::compareTo).orElse(Duration.ZERO));
        if (spans.size() > ALL_NAMED) {
            return Counted.of(spans.size(), one) + ", the longest " + longest;
        }
        List<String> each =
                spans.stream().sorted((a, b) -> b.compareTo(a)).map(Words::span).toList();
        String all = each.size() == 1
                ? each.getFirst()
                : String.join(", ", each.subList(0, each.size() - 1)) + " and " + each.getLast();
        return NUMBERS.get(spans.size()) + " " + one + (spans.size() == 1 ? "" : "s") + " of " + all;
    }

    static String percent(double share) {
        double percent = 100 * share;
        return percent < 0.1
                ? "less than 0.1 %"
                : String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
    }

    static String number(double value, String unit) {
        String text =
                new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toPlainString();
        return unit.isEmpty() ? text : text + " " + unit;
    }

    static String list(List<String> texts) {
        return texts.stream().collect(Collectors.joining("; "));
    }
}
