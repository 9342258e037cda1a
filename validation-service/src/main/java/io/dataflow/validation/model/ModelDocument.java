package io.dataflow.validation.model;

import io.dataflow.contract.ModelName;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A data model as it is written in JSON, where what is usual may be left out. */
record ModelDocument(
        String name,
        String title,
        int version,
        @Nullable String deviceField,
        @Nullable String timestampField,
        @Nullable String unknownFields,
        boolean metricRequired,
        List<FieldDocument> fields) {

    record FieldDocument(
            String name,
            String type,
            @Nullable String unit,
            @Nullable String description,
            boolean required,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable Integer maxLength) {

        static FieldDocument of(Field field) {
            Limits limits = field.limits();
            return new FieldDocument(
                    field.name(),
                    field.type().word(),
                    field.unit(),
                    field.description(),
                    field.required(),
                    limits.min().isPresent() ? limits.min().getAsDouble() : null,
                    limits.max().isPresent() ? limits.max().getAsDouble() : null,
                    limits.maxLength().isPresent() ? limits.maxLength().getAsInt() : null);
        }

        Field toField() {
            return new Field(
                    name,
                    FieldType.valueOf(type.toUpperCase(Locale.ROOT)),
                    orElse(unit, ""),
                    orElse(description, ""),
                    required,
                    new Limits(
                            min == null ? OptionalDouble.empty() : OptionalDouble.of(min),
                            max == null ? OptionalDouble.empty() : OptionalDouble.of(max),
                            maxLength == null ? OptionalInt.empty() : OptionalInt.of(maxLength)));
        }
    }

    static ModelDocument of(DataModel model) {
        return new ModelDocument(
                model.name().value(),
                model.title(),
                model.version(),
                model.deviceField(),
                model.timestampField(),
                model.unknownFields().name().toLowerCase(Locale.ROOT),
                model.metricRequired(),
                model.fields().stream().map(FieldDocument::of).toList());
    }

    DataModel toModel() {
        return new DataModel(
                new ModelName(name),
                title,
                version,
                fields.stream().map(FieldDocument::toField).toList(),
                orElse(deviceField, "device_id"),
                orElse(timestampField, "timestamp"),
                UnknownFields.valueOf(orElse(unknownFields, "keep").toUpperCase(Locale.ROOT)),
                metricRequired);
    }

    private static String orElse(@Nullable String given, String usual) {
        return given == null ? usual : given;
    }
}
