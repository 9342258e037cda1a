package io.dataflow.validation.store;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.ModelName;
import io.dataflow.validation.verdict.Reading;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The newest of some readings, of each device and model: of several at one time that with the greatest message id. */
final class NewestReadings {

    private static final Comparator<Reading> AGE = Comparator.comparing(Reading::ts)
            .thenComparing((a, b) ->
                    Long.compareUnsigned(a.messageId().value(), b.messageId().value()));

    private static final Comparator<Reading> KEY = Comparator.comparing(
                    (Reading reading) -> reading.model().name().value())
            .thenComparing(reading -> reading.device().value());

    private final Map<ModelName, Map<DeviceId, Reading>> newest = new HashMap<>();

    void add(Reading reading) {
        newest.computeIfAbsent(reading.model().name(), model -> new HashMap<>())
                .merge(reading.device(), reading, (a, b) -> AGE.compare(a, b) >= 0 ? a : b);
    }

    /** How many devices there are readings of. */
    int size() {
        return newest.values().stream().mapToInt(Map::size).sum();
    }

    /** By model and device, so that two instances wait for each other instead of deadlocking. */
    List<Reading> inOrder() {
        return newest.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .sorted(KEY)
                .toList();
    }
}
