package io.dataflow.benchmarks.measure;

import java.util.List;
import java.util.Map;

/**
 * Everything that a measurement of the whole way found out; what its JSON file holds.
 *
 * @param startSeconds until each service worked
 * @param residentMost megabytes that each process had in memory at most, from the warm-up to the end
 */
public record PipelineResult(
        BridgeResult.Machine machine,
        Load load,
        Map<String, Double> startSeconds,
        Throughput throughput,
        List<BridgeResult.Latency> latency,
        Map<String, Long> residentMost,
        Rows rows) {

    public PipelineResult {
        latency = List.copyOf(latency);
    }

    /** What was sent. */
    public record Load(
            long messages,
            long warmUp,
            long stored,
            int devices,
            int payloadBytes,
            int readingsPerMessage,
            int inFlight,
            int nodes) {}

    /**
     * As fast as it goes.
     *
     * @param messagesPerSecond from the first PUBLISH until the last reading was committed
     * @param brokerPerSecond messages, from the first PUBLISH until the broker's last PUBACK
     * @param cpuMicros CPU time a message of each process
     */
    public record Throughput(
            double messagesPerSecond,
            double readingsPerSecond,
            double brokerPerSecond,
            Map<String, Double> cpuMicros) {}

    /** In the table of readings, before and after the part that measures throughput. */
    public record Rows(long before, long after) {}
}
