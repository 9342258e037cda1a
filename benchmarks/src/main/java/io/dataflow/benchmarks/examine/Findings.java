package io.dataflow.benchmarks.examine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong, each kind with its number and the first examples. Safe to use from several threads. */
public final class Findings {

    private static final int MOST_EXAMPLES = 10;

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, List<String>> examples = new LinkedHashMap<>();

    /** Adds one of a kind. */
    public synchronized void add(String kind, String example) {
        counts.merge(kind, 1, Integer::sum);
        List<String> some = examples.computeIfAbsent(kind, first -> new ArrayList<>());
        if (some.size() < MOST_EXAMPLES) {
            some.add(example);
        }
    }

    public synchronized boolean isEmpty() {
        return counts.isEmpty();
    }

    /** One a kind, with some examples. */
    public synchronized List<String> lines() {
        return counts.entrySet().stream()
                .map(kind -> "%d × %s, for example%n    %s"
                        .formatted(
                                kind.getValue(),
                                kind.getKey(),
                                String.join(System.lineSeparator() + "    ", examples.get(kind.getKey()))))
                .toList();
    }
}
