package io.dataflow.dashboard.pipeline;

import io.dataflow.contract.Counted;
import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.contract.query.Outcomes.OfNode;

/**
 * One buffer node at one moment: its own ledger, and the outcomes that the database has for it.
 *
 * @param outcomes stored, duplicate and rejected together
 */
record Account(BufferNodeReport node, long outcomes) {

    static Account of(BufferNodeReport node, OfNode outcomes) {
        return new Account(node, outcomes.stored() + outcomes.duplicate() + outcomes.rejected());
    }

    /**
     * Compares with an account of some seconds earlier, because the two sides are never asked at the same instant: what was
     * settled then must have an outcome now, and what has had an outcome then must be settled or still claimed now.
     */
    Balance since(Account earlier) {
        if (!node.balanced()) {
            return new Balance.Off(ledgerDifference());
        }
        long lost = earlier.node.settled() - outcomes;
        if (lost > 0) {
            return new Balance.Off("%s settled without an outcome".formatted(readings(lost)));
        }
        long tooMany = earlier.outcomes - node.settled() - node.claimed();
        if (tooMany > 0) {
            return new Balance.Off("%s with an outcome but not settled".formatted(readings(tooMany)));
        }
        return new Balance.Even();
    }

    private String ledgerDifference() {
        long difference = node.received() - node.settled() - node.waiting() - node.claimed();
        return difference >= 0
                ? "%s received but neither waiting, claimed nor settled".formatted(readings(difference))
                : "%s more than were ever received".formatted(readings(-difference));
    }

    private static String readings(long count) {
        return Counted.of(count, "reading").replace(',', '\u202f');
    }
}
