package io.dataflow.contract.query;

import java.time.Instant;
import java.util.List;

/**
 * What became of the readings that were settled.
 *
 * @param nodes since the beginning, a line a buffer node
 * @param minutes the minutes of the range asked for in which anything was settled, oldest first
 */
public record Outcomes(List<OfNode> nodes, List<OfMinute> minutes) {

    public Outcomes {
        nodes = List.copyOf(nodes);
        minutes = List.copyOf(minutes);
    }

    /** Counts of one buffer node; their sum is what the node's ledger calls settled. */
    public record OfNode(String node, long stored, long duplicate, long rejected) {}

    /** Counts of one minute over all nodes. */
    public record OfMinute(Instant minute, long stored, long duplicate, long rejected) {}
}
