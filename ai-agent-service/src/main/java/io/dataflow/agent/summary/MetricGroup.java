package io.dataflow.agent.summary;

import java.util.Comparator;
import java.util.List;

/**
 * One metric of one model over all its devices.
 *
 * @param lines a line a device, at least one
 */
record MetricGroup(String model, String metric, List<DeviceMetric> lines) {

    MetricGroup {
        lines = List.copyOf(lines);
    }

    String unit() {
        return lines.getFirst().statistics().unit();
    }

    /** How many values there are. */
    long count() {
        return lines.stream().mapToLong(line -> line.statistics().count()).sum();
    }

    /** The average of all values, each device weighing as much as it measured. */
    double average() {
        double sum = lines.stream()
                .map(DeviceMetric::statistics)
                .mapToDouble(line -> line.avg() * line.count())
                .sum();
        return sum / count();
    }

    DeviceMetric lowest() {
        return lines.stream()
                .min(Comparator.comparingDouble(line -> line.statistics().min()))
                .orElseThrow();
    }

    DeviceMetric highest() {
        return lines.stream()
                .max(Comparator.comparingDouble(line -> line.statistics().max()))
                .orElseThrow();
    }

    Resolution resolution() {
        return Resolution.finest(lines.stream().map(DeviceMetric::resolution));
    }
}
