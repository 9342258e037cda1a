package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.Member;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each process of a fleet costs between two moments. */
final class CpuMeter {

    private final Fleet fleet;
    private final Map<String, Duration> before;

    CpuMeter(Fleet fleet) {
        this.fleet = fleet;
        this.before = read();
    }

    /** Microseconds of CPU time a message since it was made, by process. */
    Map<String, Double> microsPerMessage(long messages) {
        Map<String, Double> cost = new LinkedHashMap<>();
        read().forEach((name, now) -> {
            Duration spent = now.minus(before.getOrDefault(name, Duration.ZERO));
            cost.put(name, Math.round(spent.toNanos() / 10.0 / messages) / 100.0);
        });
        return cost;
    }

    private Map<String, Duration> read() {
        Map<String, Duration> times = new LinkedHashMap<>();
        for (Member member : fleet.members()) {
            times.put(member.name(), ProcessCost.cpu(member.pid()));
        }
        return times;
    }
}
