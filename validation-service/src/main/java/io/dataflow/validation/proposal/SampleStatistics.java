package io.dataflow.validation.proposal;

import io.dataflow.validation.verdict.PlainReading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What samples say, field by field, and which of them say nothing that could be read. */
final class SampleStatistics {

    private final Map<String, FieldStatistics> fields = new LinkedHashMap<>();
    private final List<Inferred.NotTaken> unreadable = new ArrayList<>();
    private int readings;

    static SampleStatistics of(List<Sample> samples) {
        SampleStatistics statistics = new SampleStatistics();
        for (Sample sample : samples) {
            List<PlainReading> found = PlainReading.of(sample.payload(), sample.receivedAt(), KeyNames::keys);
            for (int i = 0; i < found.size(); i++) {
                statistics.add(place(sample, found, i), found.get(i));
            }
        }
        return statistics;
    }

    static String place(Sample sample, List<?> readings, int index) {
        return readings.size() == 1 ? sample.place() : sample.place() + ", element " + (index + 1);
    }

    private void add(String place, PlainReading reading) {
        if (!reading.violations().isEmpty()) {
            unreadable.add(new Inferred.NotTaken(place, reading.violations()));
            return;
        }
        readings++;
        reading.values()
                .forEach((name, value) -> fields.computeIfAbsent(name, FieldStatistics::new)
                        .add(value, Optional.ofNullable(reading.units().get(name))));
    }

    /** How many readings could be read. */
    int readings() {
        return readings;
    }

    List<Inferred.NotTaken> unreadable() {
        return unreadable;
    }

    /** The fields in the order in which they came. */
    Collection<FieldStatistics> fields() {
        return fields.values();
    }

    Optional<FieldStatistics> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
