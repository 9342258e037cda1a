package io.dataflow.bridge.buffer;

import io.dataflow.contract.query.BufferNodeReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The accounts of nodes that were removed, so that what they settled is not missing from any total. */
@Component
public class FormerNodes {

    private static final Logger log = LoggerFactory.getLogger(FormerNodes.class);

    private final LastLedgers ledgers;
    private volatile Map<String, NodeCounts> known = Map.of();

    FormerNodes(LastLedgers ledgers) {
        this.ledgers = ledgers;
    }

    /** Keeps what is known while the database is away. */
    @Scheduled(fixedDelay = 1000)
    void refresh() {
        try {
            known = ledgers.all();
        } catch (DataAccessException e) {
            log.debug("The accounts of removed buffer nodes can't be read; those read before stay", e);
        }
    }

    /** Adds to each node in use what servers of the same name settled before. */
    public List<BufferNodeReport> addedTo(List<BufferNodeReport> nodes) {
        return nodes.stream().map(this::addedTo).toList();
    }

    private BufferNodeReport addedTo(BufferNodeReport node) {
        NodeCounts former = known.get(node.name());
        return former == null ? node : node.withFormerlySettled(former.settled());
    }

    /** Those whose name no node in use has. */
    public List<BufferNodeReport> without(List<BufferNodeReport> nodes) {
        Set<String> inUse = nodes.stream().map(BufferNodeReport::name).collect(Collectors.toSet());
        return known.entrySet().stream()
                .filter(former -> !inUse.contains(former.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(former -> report(former.getKey(), former.getValue()))
                .toList();
    }

    private static BufferNodeReport report(String name, NodeCounts last) {
        return new BufferNodeReport(
                name,
                "",
                false,
                "It was removed",
                last.received(),
                last.settled(),
                last.waiting(),
                last.claimed(),
                0,
                0,
                true,
                BufferNodeReport.REMOVED,
                "",
                List.of(),
                0L);
    }
}
