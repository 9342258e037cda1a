package io.dataflow.agent.summary;

import io.dataflow.agent.history.Answer;
import io.dataflow.agent.history.Evidence;
import io.dataflow.contract.query.MetricStatistics;
import io.dataflow.contract.query.ModelDescription;
import io.dataflow.contract.query.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The evidence in the order in which it is talked about.
 *
 * @param metrics every metric that was measured in the period, in the models' order
 */
record Findings(Evidence evidence, List<MetricGroup> metrics) {

    Findings {
        metrics = List.copyOf(metrics);
    }

    /** What tells one line of statistics from the others. */
    private record Key(String model, String metric, String device) {

        static Key of(MetricStatistics line) {
            return new Key(line.model(), line.metric(), line.device());
        }
    }

    static Findings of(Evidence evidence) {
        Map<Key, MetricStatistics> before = evidence.previous().content().stream()
                .collect(Collectors.toMap(Key::of, Function.identity(), (first, second) -> first));
        Map<List<String>, List<DeviceMetric>> groups = new LinkedHashMap<>();
        for (MetricStatistics line : inOrder(evidence)) {
            groups.computeIfAbsent(List.of(line.model(), line.metric()), key -> new ArrayList<>())
                    .add(DeviceMetric.of(
                            line,
                            Optional.ofNullable(before.get(Key.of(line))),
                            course(evidence, line),
                            evidence.period()));
        }
        return new Findings(
                evidence,
                groups.entrySet().stream()
                        .map(group -> new MetricGroup(
                                group.getKey().getFirst(), group.getKey().getLast(), group.getValue()))
                        .toList());
    }

    /** Every device's every metric. */
    List<DeviceMetric> lines() {
        return metrics.stream().flatMap(group -> group.lines().stream()).toList();
    }

    private static List<MetricStatistics> inOrder(Evidence evidence) {
        Map<List<String>, Integer> order = new HashMap<>();
        for (ModelDescription model : evidence.models()) {
            model.fields().forEach(field -> order.put(List.of(model.name(), field.name()), order.size()));
        }
        Comparator<MetricStatistics> byModelsOrder = Comparator.comparingInt(
                line -> order.getOrDefault(List.of(line.model(), line.metric()), Integer.MAX_VALUE));
        return evidence.statistics().content().stream()
                .filter(line -> line.count() > 0)
                .sorted(byModelsOrder
                        .thenComparing(MetricStatistics::model)
                        .thenComparing(MetricStatistics::metric)
                        .thenComparing(MetricStatistics::device))
                .toList();
    }

    private static Optional<DeviceMetric.Course> course(Evidence evidence, MetricStatistics line) {
        return evidence.series().stream()
                .filter(answer -> isOf(answer, line))
                .flatMap(answer -> DeviceMetric.Course.of(answer, line.device()).stream())
                .findFirst();
    }

    private static boolean isOf(Answer<Series> answer, MetricStatistics line) {
        return answer.content().model().equals(line.model())
                && answer.content().metric().equals(line.metric());
    }
}
