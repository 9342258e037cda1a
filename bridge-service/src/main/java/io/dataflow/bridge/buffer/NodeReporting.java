package io.dataflow.bridge.buffer;

import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.platform.buffer.NodeEntry;

/** Puts together what is reported of a node. */
final class NodeReporting {

    private NodeReporting() {}

    static BufferNodeReport report(
            NodeEntry entry, NodeMeasure last, boolean well, String problem, BufferSettings settings) {
        NodeCounts counts = last.counts();
        return new BufferNodeReport(
                entry.name().value(),
                entry.address().shown(),
                well,
                problem,
                counts.received(),
                counts.settled(),
                counts.waiting(),
                counts.claimed(),
                last.latency().toNanos() / 1e6,
                last.facts().usedMemory(),
                counts.balanced(),
                entry.state().word(),
                last.facts().known() ? last.facts().promise(settings.replicasThatConfirm()) : "",
                last.facts().warnings(),
                last.facts().memoryLimit());
    }
}
