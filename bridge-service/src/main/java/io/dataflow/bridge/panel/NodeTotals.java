package io.dataflow.bridge.panel;

import io.dataflow.contract.query.BufferNodeReport;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * All buffer nodes in one line.
 *
 * @param healthy how many take readings
 */
record NodeTotals(long healthy, long nodes, long received, long settled, long waiting, long claimed, long unbalanced) {

    static NodeTotals of(List<BufferNodeReport> nodes) {
        return new NodeTotals(
                nodes.stream()
                        .filter(node -> node.healthy() && node.state().equals("active"))
                        .count(),
                nodes.size(),
                sum(nodes, BufferNodeReport::received),
                sum(nodes, BufferNodeReport::settled),
                sum(nodes, BufferNodeReport::waiting),
                sum(nodes, BufferNodeReport::claimed),
                nodes.stream().filter(node -> !node.balanced()).count());
    }

    private static long sum(List<BufferNodeReport> nodes, ToLongFunction<BufferNodeReport> count) {
        return nodes.stream().mapToLong(count).sum();
    }
}
