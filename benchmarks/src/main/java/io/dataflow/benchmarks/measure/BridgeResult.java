package io.dataflow.benchmarks.measure;

import java.util.List;
import java.util.Map;

/** Everything that a measurement of the bridge found out; what its JSON file holds. */
public record BridgeResult(
        Machine machine, Load load, Throughput throughput, List<Latency> latency, Overload overload) {

    public BridgeResult {
        latency = List.copyOf(latency);
    }

    /** Where and with what it ran. */
    public record Machine(String at, int cores, String cpu, String os, String jdk, String version) {}

    /** What was sent. */
    public record Load(
            long messages, long warmUp, int devices, int payloadBytes, int inFlight, int bridges, int nodes) {}

    /**
     * As fast as it goes.
     *
     * @param perSecond from the first PUBLISH until the last reading lay on a buffer node
     * @param brokerPerSecond from the first PUBLISH until the broker's last PUBACK
     * @param cpuMicros CPU time a message of each process
     */
    public record Throughput(double perSecond, double brokerPerSecond, Map<String, Double> cpuMicros) {}

    /** At a fixed rate. */
    public record Latency(double rate, Latencies.Summary millis, Map<String, Double> cpuMicros) {}

    /** While all buffer nodes are away and the devices send on. */
    public record Overload(
            long seconds, long residentFirst, long residentMost, long heapMost, long messages, double catchUpSeconds) {}
}
