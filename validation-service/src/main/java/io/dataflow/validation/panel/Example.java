package io.dataflow.validation.panel;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import java.util.stream.Collectors;

/** A payload that a model accepts, to begin with. */
final class Example {

    private Example() {}

    static String of(DataModel model) {
        String fields = model.fields().stream()
                .map(field -> ",\n  \"" + field.name() + "\": " + value(field))
                .collect(Collectors.joining());
        return "{\n  \"" + model.deviceField() + "\": \"sensor_001\"" + fields + "\n}";
    }

    private static String value(Field field) {
        return switch (field.type()) {
            case NUMBER, INTEGER -> String.valueOf(Math.round(middle(field)));
            case STRING -> "\"text\"";
            case BOOLEAN -> "true";
            case TIMESTAMP -> "\"2025-10-13T10:45:00Z\"";
            case ENUM -> "\"" + field.limits().values().getFirst() + "\"";
            case OBJECT -> "{}";
            case ARRAY -> "[]";
        };
    }

    private static double middle(Field field) {
        double min = field.limits().min().orElse(0);
        double max = field.limits().max().orElse(min + 40);
        return min + (max - min) / 2;
    }
}
