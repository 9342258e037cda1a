package io.dataflow.validation.model;

import io.dataflow.contract.ModelName;
import java.util.List;
import java.util.Optional;

/**
 * The model that a new system begins with. Its limits are those of the usual sensors: temperature −40 to 125 °C and relative
 * humidity 0 to 100 % as an SHT3x or DHT22 family sensor can report them, distance 0 to 400 cm as an HC-SR04 can measure it.
 */
final class SensorModel {

    private SensorModel() {}

    static DataModel firstVersion() {
        return new DataModel(
                new ModelName("sensor"),
                "Environment sensor",
                1,
                List.of(
                        metric("temperature", "°C", "Air temperature", -40, 125),
                        metric("humidity", "%", "Relative humidity", 0, 100),
                        metric("distance", "cm", "Distance to the nearest object", 0, 400)),
                KeyFields.USUAL,
                new Strictness(UnknownFields.KEEP, true, Strictness.USUAL_AHEAD),
                Retention.FOR_EVER);
    }

    private static Field metric(String name, String unit, String description, double min, double max) {
        return new Field(
                name,
                Column.of(name),
                FieldType.NUMBER,
                unit,
                description,
                false,
                Optional.empty(),
                Limits.between(min, max));
    }
}
