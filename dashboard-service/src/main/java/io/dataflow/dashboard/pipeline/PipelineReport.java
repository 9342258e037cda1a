package io.dataflow.dashboard.pipeline;

import io.dataflow.contract.query.Outcomes.OfMinute;
import io.dataflow.dashboard.fleet.Outage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The way of the readings in numbers. What can't be asked is absent.
 *
 * @param received by all buffer nodes since the beginning, as are {@code stored}, {@code duplicate} and {@code rejected}
 * @param waiting and {@code claimed}: on their way now
 * @param minutes the outcomes of the last hour, oldest first; minutes without any are left out
 */
public record PipelineReport(
        Instant at,
        Optional<Long> received,
        Optional<Long> waiting,
        Optional<Long> claimed,
        Optional<Long> stored,
        Optional<Long> duplicate,
        Optional<Long> rejected,
        List<Node> nodes,
        List<OfMinute> minutes,
        List<Outage> outages) {

    public PipelineReport {
        nodes = List.copyOf(nodes);
        minutes = List.copyOf(minutes);
        outages = List.copyOf(outages);
    }

    /**
     * One buffer node.
     *
     * @param problem what is wrong with it; empty while it is healthy
     * @param balance {@code even}, {@code off} or {@code open}
     * @param balanceWords the balance for people
     */
    public record Node(
            String name,
            String address,
            boolean healthy,
            String problem,
            long received,
            long waiting,
            long claimed,
            long settled,
            double latencyMillis,
            long memoryBytes,
            String balance,
            String balanceWords) {}
}
