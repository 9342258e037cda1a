package io.dataflow.agent.history;

import io.dataflow.contract.query.MetricStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** Chooses whose courses to ask for: per metric those with the lowest and the highest value, then the others up to a limit. */
final class CourseChoice {

    private static final int MOST_DEVICES = 2 * CourseRequest.MOST_DEVICES;
    private static final int MOST_METRICS = 12;

    private CourseChoice() {}

    static List<CourseRequest> of(List<MetricStatistics> statistics) {
        Map<List<String>, List<MetricStatistics>> metrics = new LinkedHashMap<>();
        for (MetricStatistics line : statistics) {
            metrics.computeIfAbsent(List.of(line.model(), line.metric()), key -> new ArrayList<>())
                    .add(line);
        }
        return metrics.values().stream()
                .limit(MOST_METRICS)
                .flatMap(lines -> requests(lines).stream())
                .toList();
    }

    private static List<CourseRequest> requests(List<MetricStatistics> lines) {
        List<String> devices = devices(lines).stream().limit(MOST_DEVICES).toList();
        MetricStatistics any = lines.getFirst();
        List<CourseRequest> requests = new ArrayList<>();
        for (int from = 0; from < devices.size(); from += CourseRequest.MOST_DEVICES) {
            int to = Math.min(devices.size(), from + CourseRequest.MOST_DEVICES);
            requests.add(new CourseRequest(any.model(), any.metric(), devices.subList(from, to)));
        }
        return requests;
    }

    private static SequencedSet<String> devices(List<MetricStatistics> lines) {
        SequencedSet<String> devices = new LinkedHashSet<>();
        lines.stream().min(Comparator.comparingDouble(MetricStatistics::min)).ifPresent(l -> devices.add(l.device()));
        lines.stream().max(Comparator.comparingDouble(MetricStatistics::max)).ifPresent(l -> devices.add(l.device()));
        lines.stream().map(MetricStatistics::device).sorted().forEach(devices::add);
        return devices;
    }
}
