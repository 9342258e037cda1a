package io.dataflow.contract;

/**
 * The names of what lies on a buffer node. One node holds one waiting list, the claims taken off it, the leases of those who
 * took them, and the ledger that balances them: {@code received = settled + waiting + claimed}.
 */
public final class BufferKeys {

    /** List of envelopes in wire form that nobody has claimed yet; pushed on the right, claimed on the left. */
    public static final String WAITING = "dataflow:waiting";

    /** Hash with the fields {@link #RECEIVED} and {@link #SETTLED}: how many envelopes ever came and were ever settled. */
    public static final String LEDGER = "dataflow:ledger";

    /** Ledger field, raised in the same transaction as the push. */
    public static final String RECEIVED = "received";

    /** Ledger field, raised in the same transaction as the deletion of a claim. */
    public static final String SETTLED = "settled";

    /** Hash from claim id to the owner: an incarnation of an instance, or empty once that gave it up. */
    public static final String OWNERS = "dataflow:claim-owners";

    /**
     * Absent while readings may be pushed; else {@code draining} or {@code removed}. Every push looks at it in the same step, so that
     * even somebody who slept through the change pushes nothing.
     */
    public static final String STATE = "dataflow:state";

    /** A number that rises with each change of {@link #STATE}; who comes with a lower one changes nothing. */
    public static final String STATE_REVISION = "dataflow:state-revision";

    /** Written by each probe, to see whether the node can be written to; nobody reads it. */
    public static final String PROBE = "dataflow:probe";

    private static final String CLAIM = "dataflow:claim:";
    private static final String LEASE = "dataflow:lease:";

    private BufferKeys() {}

    /** List of the envelopes of one claim, in the order in which they were waiting. */
    public static String claim(String claimId) {
        return CLAIM + claimId;
    }

    /** Exists, with a time to live, while the instance is alive; its claims are taken over by others once it is gone. */
    public static String lease(String instance) {
        return LEASE + instance;
    }
}
