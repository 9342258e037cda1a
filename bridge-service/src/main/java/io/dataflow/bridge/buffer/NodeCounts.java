package io.dataflow.bridge.buffer;

import io.dataflow.contract.Counted;

/**
 * A node's own account, read in one atomic step.
 *
 * @param state that the node knows of itself: empty while it takes readings, else {@code draining} or {@code removed}
 * @param revision of that state
 */
record NodeCounts(long received, long settled, long waiting, long claimed, String state, long revision) {

    static NodeCounts none() {
        return new NodeCounts(0, 0, 0, 0, "", 0);
    }

    boolean balanced() {
        return difference() == 0;
    }

    /** Received but not accounted for; below zero where there is more than ever came. */
    long difference() {
        return received - settled - waiting - claimed;
    }

    /** {@code 2 readings were received that neither wait …}, and all counts. */
    String differenceInWords() {
        long difference = difference();
        String what = difference > 0
                ? Counted.of(
                        difference,
                        "reading was received that neither waits nor is claimed or settled",
                        "readings were received that neither wait nor are claimed or settled")
                : Counted.of(-difference, "reading more is there", "readings more are there")
                        + " than were ever received";
        return "%s (received %,d, settled %,d, waiting %,d, claimed %,d)"
                .formatted(what, received, settled, waiting, claimed);
    }

    boolean empty() {
        return waiting + claimed == 0;
    }
}
