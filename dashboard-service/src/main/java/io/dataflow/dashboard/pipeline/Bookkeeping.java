package io.dataflow.dashboard.pipeline;

import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.contract.query.Outcomes;
import io.dataflow.contract.query.Outcomes.OfNode;
import io.dataflow.dashboard.fleet.Outage;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Makes the report out of a sample and an earlier one. */
final class Bookkeeping {

    private Bookkeeping() {}

    static PipelineReport report(PipelineSample now, Optional<PipelineSample> earlier) {
        Optional<List<BufferNodeReport>> nodes = now.nodes().known();
        Optional<List<BufferNodeReport>> inUse = nodes.map(Bookkeeping::inUse);
        Optional<Outcomes> outcomes = now.outcomes().known();
        return new PipelineReport(
                now.at(),
                nodes.map(all -> sum(all, BufferNodeReport::received)),
                inUse.map(all -> sum(all, BufferNodeReport::waiting)),
                inUse.map(all -> sum(all, BufferNodeReport::claimed)),
                outcomes.map(all -> sum(all.nodes(), OfNode::stored)),
                outcomes.map(all -> sum(all.nodes(), OfNode::duplicate)),
                outcomes.map(all -> sum(all.nodes(), OfNode::rejected)),
                inUse.orElse(List.of()).stream()
                        .map(node -> line(node, balance(node, now, earlier)))
                        .toList(),
                outcomes.map(Outcomes::minutes).orElse(List.of()),
                Outage.among(now.nodes(), now.outcomes()));
    }

    /** What lay on a node when it was removed is not on its way any more. */
    private static List<BufferNodeReport> inUse(List<BufferNodeReport> nodes) {
        return nodes.stream()
                .filter(node -> !node.state().equals(BufferNodeReport.REMOVED))
                .toList();
    }

    private static Balance balance(BufferNodeReport node, PipelineSample now, Optional<PipelineSample> earlier) {
        if (!node.healthy()) {
            return new Balance.Open("Not known while it does not answer");
        }
        Optional<Account> current = account(node.name(), now);
        if (current.isEmpty()) {
            return new Balance.Open("Not known while outcomes can't be asked");
        }
        return earlier.flatMap(sample -> account(node.name(), sample))
                .filter(before -> before.node().healthy())
                .map(before -> current.get().since(before))
                .orElseGet(() -> new Balance.Open("Checking"));
    }

    private static Optional<Account> account(String name, PipelineSample sample) {
        Optional<BufferNodeReport> node = sample.nodes()
                .known()
                .flatMap(all ->
                        all.stream().filter(one -> one.name().equals(name)).findFirst());
        Optional<OfNode> outcomes = sample.outcomes()
                .known()
                .map(all -> all.nodes().stream()
                        .filter(one -> one.node().equals(name))
                        .findFirst()
                        .orElse(new OfNode(name, 0, 0, 0)));
        return node.flatMap(report -> outcomes.map(counts -> Account.of(report, counts)));
    }

    private static PipelineReport.Node line(BufferNodeReport node, Balance balance) {
        return new PipelineReport.Node(
                node.name(),
                node.address(),
                node.healthy(),
                node.problem(),
                node.received(),
                node.waiting(),
                node.claimed(),
                node.settled(),
                node.latencyMillis(),
                node.memoryBytes(),
                kind(balance),
                balance.words());
    }

    private static String kind(Balance balance) {
        return switch (balance) {
            case Balance.Even even -> "even";
            case Balance.Off off -> "off";
            case Balance.Open open -> "open";
        };
    }

    private static <T> long sum(List<T> lines, ToLongFunction<T> number) {
        return lines.stream().mapToLong(number).sum();
    }
}
