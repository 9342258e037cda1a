package io.dataflow.agent.summary;

import io.dataflow.contract.query.MetricStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many readings each device sent. A reading has a value of several metrics, so a device's readings are the values of its most
 * frequent metric, model by model.
 *
 * @param byDevice in the devices' order
 */
record ReadingCounts(Map<String, Long> byDevice) {

    /** What {@link #of} does, for a figure. */
    static final String HOW = "values of each device's most frequent metric, added up";

    static ReadingCounts of(List<MetricStatistics> lines) {
        Map<List<String>, Long> byModel = lines.stream()
                .filter(line -> line.count() > 0)
                .collect(Collectors.toMap(
                        line -> List.of(line.device(), line.model()), MetricStatistics::count, Math::max));
        return new ReadingCounts(byModel.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().getFirst(), Map.Entry::getValue, Long::sum, TreeMap::new)));
    }

    long total() {
        return byDevice.values().stream().mapToLong(Long::longValue).sum();
    }

    int devices() {
        return byDevice.size();
    }
}
