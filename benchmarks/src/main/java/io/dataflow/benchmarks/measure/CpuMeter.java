package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.Member;
import io.dataflow.benchmarks.fleet.Role;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

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
        return microsPerMessage(messages, EnumSet.allOf(Role.class));
    }

    /** The same for processes that have one of these roles. */
    Map<String, Double> microsPerMessage(long messages, Set<Role> roles) {
        Map<String, Duration> now = read();
        Map<String, Double> cost = new LinkedHashMap<>();
        for (Member member : fleet.members()) {
            if (roles.contains(member.role())) {
                Duration spent = now.get(member.name()).minus(before.getOrDefault(member.name(), Duration.ZERO));
                cost.put(member.name(), Math.round(spent.toNanos() / 10.0 / messages) / 100.0);
            }
        }
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
