package io.dataflow.benchmarks.examine;

import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.NodeLedger;
import io.dataflow.local.LocalRedis;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The accounts of all buffer nodes, and whether they agree with the outcomes in the database. */
public final class Balance {

    /** The tables of rollups, and where in a time their spans begin. */
    private static final Map<String, String> ROLLUPS = Map.of(
            "rollup_minute",
            "%Y-%m-%d %H:%i:00",
            "rollup_hour",
            "%Y-%m-%d %H:00:00",
            "rollup_day",
            "%Y-%m-%d 00:00:00");

    private final Fleet fleet;
    private final StoredRows rows;

    public Balance(Fleet fleet, StoredRows rows) {
        this.fleet = fleet;
        this.rows = rows;
    }

    /** The account of each node. */
    public List<NodeLedger> ledgers() {
        return fleet.nodes().stream().map(NodeLedger::read).toList();
    }

    /** Whether nothing is on its way any more. */
    public boolean isAtRest() {
        return ledgers().stream().allMatch(NodeLedger::settledAll);
    }

    /** Adds to the findings each node that is not empty or whose numbers differ, and rollups that differ from the rows. */
    public void examine(Findings findings) throws SQLException {
        for (LocalRedis node : fleet.nodes()) {
            examine(NodeLedger.read(node), findings);
        }
        for (Map.Entry<String, String> rollup : ROLLUPS.entrySet()) {
            long wrong = rows.wrongRollups(rollup.getKey(), rollup.getValue());
            if (wrong > 0) {
                findings.add("rollups that differ from the rows", wrong + " in " + rollup.getKey());
            }
        }
    }

    private void examine(NodeLedger ledger, Findings findings) throws SQLException {
        if (!ledger.settledAll()) {
            findings.add("ledger out of balance or node not empty", ledger.toString());
        }
        long outcomes = rows.outcomes(ledger.node());
        long settled = ledger.settled() + rows.formerlySettled(ledger.node());
        if (outcomes != settled) {
            findings.add(
                    "outcomes in the database differ from what was settled",
                    "%s, %d ever, but %d outcomes".formatted(ledger, settled, outcomes));
        }
    }
}
