package io.dataflow.benchmarks.chaos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong, each kind with its number and the first example. */
final class Findings {

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, String> examples = new LinkedHashMap<>();

    void add(String kind, String example) {
        counts.merge(kind, 1, Integer::sum);
        examples.putIfAbsent(kind, example);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** A line a kind. */
    List<String> lines() {
        return counts.entrySet().stream()
                .map(kind -> "%d × %s, for example %s"
                        .formatted(kind.getValue(), kind.getKey(), examples.get(kind.getKey())))
                .toList();
    }
}
