package io.dataflow.bridge.buffer;

import io.dataflow.platform.buffer.NodeName;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts of nodes that were removed, kept so that totals stay right. */
final class LastLedgers {

    private final JdbcClient database;

    LastLedgers(JdbcClient database) {
        this.database = database;
    }

    void keep(NodeName node, LastLedger ledger) {
        database.sql("INSERT INTO buffer_node_ledger"
                        + " (node, uri, received, settled, waiting, claimed, on_node, removed_at)"
                        + " VALUES (:node, :uri, :received, :settled, :waiting, :claimed, TRUE, :removedAt)")
                .param("node", node.value())
                .param("uri", ledger.place())
                .param("received", ledger.counts().received())
                .param("settled", ledger.counts().settled())
                .param("waiting", ledger.counts().waiting())
                .param("claimed", ledger.counts().claimed())
                .param("removedAt", removedAt(ledger.revision()))
                .update();
    }

    /**
     * A server is used again: what it counted counts again there, whatever address it is reached at now. A server that never
     * counted anything is another one at the same place: the account of the one before stays, but for what lay on it.
     *
     * @param trial what it said of itself; one that does not answer is taken for the one that was removed
     */
    void usedAgain(String place, NodeTrial trial) {
        NodeCounts now =
                trial instanceof NodeTrial.Reached reached ? reached.measure().counts() : NodeCounts.none();
        if (now.received() > 0 || !(trial instanceof NodeTrial.Reached)) {
            database.sql("DELETE FROM buffer_node_ledger WHERE on_node = TRUE"
                            + " AND (uri = :uri OR (removed_at = :removedAt AND received = :received))")
                    .param("uri", place)
                    .param("removedAt", removedAt(now.revision()))
                    .param("received", now.received())
                    .update();
        }
        database.sql("UPDATE buffer_node_ledger SET on_node = FALSE WHERE uri = :uri AND on_node = TRUE")
                .param("uri", place)
                .update();
        database.sql("UPDATE buffer_node_ledger SET received = received - waiting - claimed, waiting = 0, claimed = 0"
                        + " WHERE uri = :uri")
                .param("uri", place)
                .update();
    }

    /** A revision is a time in milliseconds, so it says of a server too whether this is its account. */
    private static LocalDateTime removedAt(long revision) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(revision), ZoneOffset.UTC);
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
