package io.dataflow.bridge.buffer;

import io.dataflow.platform.buffer.NodeName;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts of nodes that were removed, kept so that totals stay right. */
final class LastLedgers {

    private final JdbcClient database;

    LastLedgers(JdbcClient database) {
        this.database = database;
    }

    void keep(NodeName node, LastLedger ledger, LocalDateTime now) {
        database.sql("INSERT INTO buffer_node_ledger"
                        + " (node, uri, received, settled, waiting, claimed, on_node, removed_at)"
                        + " VALUES (:node, :uri, :received, :settled, :waiting, :claimed, :onNode, :now)")
                .param("node", node.value())
                .param("uri", ledger.place())
                .param("received", ledger.received())
                .param("settled", ledger.settled())
                .param("waiting", ledger.waiting())
                .param("claimed", ledger.claimed())
                .param("onNode", ledger.onNode())
                .param("now", now)
                .update();
    }

    /**
     * A server is used again: what lay on it at its removal counts again there, and everything it counted where it could not be
     * told to begin anew.
     */
    void usedAgain(String place) {
        database.sql("DELETE FROM buffer_node_ledger WHERE uri = :uri AND on_node = TRUE")
                .param("uri", place)
                .update();
        database.sql("UPDATE buffer_node_ledger SET received = received - waiting - claimed, waiting = 0, claimed = 0"
                        + " WHERE uri = :uri")
                .param("uri", place)
                .update();
    }

    /** A server that did not answer when it was removed is back, and this is its account. */
    void found(String place, NodeCounts counts) {
        database.sql("UPDATE buffer_node_ledger SET received = :received, settled = :settled, waiting = :waiting,"
                        + " claimed = :claimed WHERE uri = :uri AND on_node = TRUE")
                .param("received", counts.received())
                .param("settled", counts.settled())
                .param("waiting", counts.waiting())
                .param("claimed", counts.claimed())
                .param("uri", place)
                .update();
    }

    /** By node, those of one node added up. */
    Map<String, NodeCounts> all() {
        Map<String, NodeCounts> all = new HashMap<>();
        database.sql("SELECT node, SUM(received) AS received, SUM(settled) AS settled, SUM(waiting) AS waiting,"
                        + " SUM(claimed) AS claimed FROM buffer_node_ledger GROUP BY node")
                .query(row -> {
                    all.put(
                            row.getString("node"),
                            new NodeCounts(
                                    row.getLong("received"),
                                    row.getLong("settled"),
                                    row.getLong("waiting"),
                                    row.getLong("claimed"),
                                    "removed",
                                    0));
                });
        return all;
    }
}
