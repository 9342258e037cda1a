package io.dataflow.bridge.panel;

import io.dataflow.bridge.buffer.BufferNode;
import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.buffer.FormerNodes;
import io.dataflow.bridge.buffer.NodeHistory;
import io.dataflow.bridge.buffer.NodeSecond;
import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.platform.buffer.NodeDirectory;
import io.dataflow.platform.buffer.UnusableEntry;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is shown of buffer nodes, those in use and those that were. */
@Component
class NodeReports {

    private final BufferNodes nodes;
    private final FormerNodes former;
    private final NodeHistory history;
    private final NodeDirectory directory;

    NodeReports(BufferNodes nodes, FormerNodes former, NodeHistory history, NodeDirectory directory) {
        this.nodes = nodes;
        this.former = former;
        this.history = history;
        this.directory = directory;
    }

    List<BufferNodeReport> inUse() {
        return former.addedTo(Stream.concat(
                        nodes.all().stream().map(BufferNode::report),
                        directory.unusable().stream().map(NodeReports::unusable))
                .sorted(Comparator.comparing(BufferNodeReport::name))
                .toList());
    }

    private static BufferNodeReport unusable(UnusableEntry entry) {
        return new BufferNodeReport(
                entry.name(),
                entry.place(),
                false,
                "Its entry can't be used: " + entry.why(),
                0,
                0,
                0,
                0,
                0,
                0,
                true,
                entry.state(),
                "",
                List.of(),
                0L);
    }

    List<BufferNodeReport> ever() {
        List<BufferNodeReport> inUse = inUse();
        return Stream.concat(inUse.stream(), former.without(inUse).stream()).toList();
    }

    List<NodeSecond> seconds() {
        return history.seconds();
    }
}
