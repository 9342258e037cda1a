package io.dataflow.dashboard.overview.web;

import io.dataflow.contract.query.LatestReading;
import io.dataflow.contract.query.ModelDescription;
import io.dataflow.contract.query.ModelDescription.Field;
import io.dataflow.dashboard.fleet.ThinSpaced;
import io.dataflow.dashboard.overview.OverviewFigures;
import java.time.Instant;
import java.util.List;

/**
 * A device's newest reading as the page shows it.
 *
 * @param silent whether it has not been heard of for a while
 * @param values the model's metrics in the model's order
 */
record DeviceCard(String model, String device, Instant receivedAt, boolean silent, List<Value> values) {

    private static final ThinSpaced NUMBERS = new ThinSpaced();

    static DeviceCard of(LatestReading reading, ModelDescription model, Instant now) {
        List<Value> values = model.fields().stream()
                .filter(Field::metric)
                .map(field -> Value.of(field, reading))
                .toList();
        return new DeviceCard(
                reading.model(), reading.device(), reading.receivedAt(), OverviewFigures.silent(reading, now), values);
    }

    /** One metric; its text is a dash where the reading did not have it. */
    record Value(String name, String text, String unit) {
        static Value of(Field field, LatestReading reading) {
            Object value = reading.values().get(field.name());
            return new Value(field.name(), value == null ? "–" : NUMBERS.value(value), field.unit());
        }
    }
}
