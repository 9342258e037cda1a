package io.dataflow.validation.model;

import io.dataflow.contract.ModelName;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A data model as it is written in JSON, where what is usual may be left out. */
record ModelDocument(
        @Nullable String name,
        @Nullable String title,
        int version,
        @Nullable String deviceField,
        @Nullable String timestampField,
        @Nullable String unknownFields,
        boolean metricRequired,
        @Nullable String furthestAhead,
        @Nullable Integer keepDays,
        @Nullable Integer keepMinutesDays,
        @Nullable List<FieldDocument> fields) {

    static ModelDocument of(DataModel model) {
        Strictness strictness = model.strictness();
        Retention retention = model.retention();
        return new ModelDocument(
                model.name().value(),
                model.title(),
                model.version(),
                model.keys().device(),
                model.keys().timestamp(),
                word(strictness.unknownFields()),
                strictness.metricRequired(),
                strictness.furthestAhead().toString(),
                retention.days().isPresent() ? retention.days().getAsInt() : null,
                retention.minuteDays().isPresent() ? retention.minuteDays().getAsInt() : null,
                model.fields().stream().map(FieldDocument::of).toList());
    }

    DataModel toModel() {
        if (name == null || fields == null) {
            throw new IllegalArgumentException("A data model has a name and fields; write both");
        }
        return new DataModel(
                new ModelName(name),
                title == null || title.isBlank() ? name : title.strip(),
                Math.max(version, 1),
                FieldDocument.toFields(fields),
                new KeyFields(
                        deviceField == null ? KeyFields.USUAL.device() : deviceField,
                        timestampField == null ? KeyFields.USUAL.timestamp() : timestampField),
                new Strictness(unknown(unknownFields), metricRequired, ahead(furthestAhead)),
                new Retention(optional(keepDays), optional(keepMinutesDays)));
    }

    private static UnknownFields unknown(@Nullable String word) {
        if (word == null) {
            return UnknownFields.KEEP;
        }
        return Arrays.stream(UnknownFields.values())
                .filter(choice -> word(choice).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown_fields is '" + word + "'; write one of "
                        + Arrays.stream(UnknownFields.values())
                                .map(ModelDocument::word)
                                .collect(Collectors.joining(", "))));
    }

    private static Duration ahead(@Nullable String text) {
        try {
            return text == null ? Strictness.USUAL_AHEAD : Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "furthest_ahead is '" + text + "'; write a duration such as PT24H or PT5M", e);
        }
    }

    private static OptionalInt optional(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static String word(UnknownFields choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
