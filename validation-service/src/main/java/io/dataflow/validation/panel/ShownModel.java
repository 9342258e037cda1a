package io.dataflow.validation.panel;

import io.dataflow.contract.Counted;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.model.Limits;
import io.dataflow.validation.model.Retention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What an active model says, in words. */
record ShownModel(
        String deviceField,
        String timestampField,
        String unknownFields,
        boolean metricRequired,
        String furthestAhead,
        String kept,
        List<Line> fields,
        String example) {

    static ShownModel of(DataModel model) {
        return new ShownModel(
                model.deviceField(),
                model.timestampField(),
                switch (model.unknownFields()) {
                    case KEEP -> "are kept beside the known ones, in the column extras";
                    case DROP -> "are left out";
                    case REJECT -> "make the reading be refused";
                },
                model.strictness().metricRequired(),
                words(model.strictness().furthestAhead()),
                kept(model.retention()),
                model.fields().stream().map(Line::of).toList(),
                Example.of(model));
    }

    private static String words(Duration duration) {
        if (duration.isZero()) {
            return "not at all";
        }
        if (duration.toSeconds() % 3600 == 0) {
            return Counted.of(duration.toHours(), "hour");
        }
        return duration.toSeconds() % 60 == 0
                ? Counted.of(duration.toMinutes(), "minute")
                : Counted.of(duration.toSeconds(), "second");
    }

    private static String kept(Retention retention) {
        String readings = "Readings " + days(retention.days());
        return readings + "; values a minute " + days(retention.minuteDays()) + "; values an hour and a day for good";
    }

    private static String days(OptionalInt days) {
        return days.isPresent() ? "for " + Counted.of(days.getAsInt(), "day") : "for good";
    }

    /** A field as the page shows it. */
    record Line(String name, String type, String unit, String limits, boolean required, String description) {

        static Line of(Field field) {
            return new Line(
                    field.name(),
                    field.type().word(),
                    field.unit(),
                    limits(field),
                    field.required(),
                    field.description());
        }

        private static String limits(Field field) {
            Limits limits = field.limits();
            List<String> words = new ArrayList<>();
            range(field, words);
            length(limits, words);
            limits.pattern().ifPresent(pattern -> words.add("like " + pattern));
            if (!limits.values().isEmpty()) {
                words.add("one of " + String.join(", ", limits.values()));
            }
            field.usual().ifPresent(usual -> words.add(usual + " where it is missing"));
            return words.isEmpty() ? "none" : String.join("; ", words);
        }

        private static void range(Field field, List<String> words) {
            Limits limits = field.limits();
            if (limits.min().isPresent() && limits.max().isPresent()) {
                words.add(Limits.text(limits.min().getAsDouble()) + " to "
                        + field.withUnit(limits.max().getAsDouble()));
            } else if (limits.min().isPresent()) {
                words.add("at least " + field.withUnit(limits.min().getAsDouble()));
            } else if (limits.max().isPresent()) {
                words.add("at most " + field.withUnit(limits.max().getAsDouble()));
            }
        }

        private static void length(Limits limits, List<String> words) {
            limits.minLength().ifPresent(least -> words.add("at least " + Counted.of(least, "character")));
            limits.maxLength().ifPresent(most -> words.add("at most " + Counted.of(most, "character")));
        }
    }
}
