package io.dataflow.bridge.buffer;

import io.dataflow.bridge.event.Event;
import io.dataflow.bridge.event.EventRows;
import io.dataflow.bridge.event.Events;
import io.dataflow.bridge.event.Severity;
import io.dataflow.platform.buffer.NodeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * Writes the event that a node's ledger does not balance, and that it does again, once however many bridges see it: whoever is to
 * write one waits for its turn and looks at what was written last.
 */
final class LedgerAlarm {

    private static final Logger log = LoggerFactory.getLogger(LedgerAlarm.class);
    private static final String BEGINNING = "Its ledger ";

    private final NodeFollowing following;
    private final NodeTransactions transactions;
    private final EventRows rows;
    private final Events events;
    private final Map<NodeName, Boolean> told = new HashMap<>();

    LedgerAlarm(NodeFollowing following, NodeTransactions transactions, EventRows rows, Events events) {
        this.following = following;
        this.transactions = transactions;
        this.rows = rows;
        this.events = events;
    }

    /** What can't be written is written later. */
    @Scheduled(fixedDelay = 1000)
    void look() {
        Map<NodeName, NodeCounts> counted = new HashMap<>();
        following.nodes().forEach((name, node) -> {
            if (node.measure().facts().known()) {
                counted.put(name, node.measure().counts());
            }
        });
        look(counted);
    }

    /** @param nodes the counts of each node that has been asked; by one thread at a time */
    void look(Map<NodeName, NodeCounts> nodes) {
        told.keySet().retainAll(nodes.keySet());
        nodes.forEach((node, counts) -> {
            if (!Optional.of(counts.balanced()).equals(Optional.ofNullable(told.get(node)))) {
                tell(node, counts);
            }
        });
    }

    private void tell(NodeName node, NodeCounts counts) {
        try {
            transactions.write(() -> writeUnlessWritten(node, counts));
            told.put(node, counts.balanced());
        } catch (DataAccessException | TransactionException e) {
            log.debug("How the ledger of buffer node {} stands can't be written yet", node, e);
        }
    }

    private boolean writeUnlessWritten(NodeName node, NodeCounts counts) {
        boolean raised = rows.last(NodeDiary.subject(node), BEGINNING).equals(Optional.of(Severity.CRITICAL));
        if (raised == counts.balanced()) {
            rows.write(List.of(event(node, counts)));
        }
        return true;
    }

    private Event event(NodeName node, NodeCounts counts) {
        return counts.balanced()
                ? events.now(Severity.INFO, NodeDiary.subject(node), BEGINNING + "balances again")
                : events.now(
                        Severity.CRITICAL,
                        NodeDiary.subject(node),
                        BEGINNING + "does not balance: " + counts.differenceInWords());
    }
}
