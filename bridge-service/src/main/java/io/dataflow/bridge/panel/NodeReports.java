package io.dataflow.bridge.panel;

import io.dataflow.bridge.buffer.BufferNode;
import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.buffer.FormerNodes;
import io.dataflow.bridge.buffer.NodeHistory;
import io.dataflow.bridge.buffer.NodeSecond;
import io.dataflow.contract.query.BufferNodeReport;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is shown of buffer nodes, those in use and those that were. */
@Component
class NodeReports {

    private final BufferNodes nodes;
    private final FormerNodes former;
    private final NodeHistory history;

    NodeReports(BufferNodes nodes, FormerNodes former, NodeHistory history) {
        this.nodes = nodes;
        this.former = former;
        this.history = history;
    }

    List<BufferNodeReport> inUse() {
        return former.addedTo(nodes.all().stream().map(BufferNode::report).toList());
    }

    List<BufferNodeReport> ever() {
        List<BufferNodeReport> inUse = inUse();
        return Stream.concat(inUse.stream(), former.without(inUse).stream()).toList();
    }

    List<NodeSecond> seconds() {
        return history.seconds();
    }
}
