package io.dataflow.benchmarks.workload;

/** How a reading tells a repeat from another reading, and so what the delivery promise says about it. */
public enum Form {
    /** Says when it was measured: stored once, however often it is sent. */
    DATED(true),
    /** Has an id of its own and no time: stored once. */
    OWN_ID(true),
    /** Has an id of its own and a time: stored once. */
    OWN_ID_AND_DATED(true),
    /** Has an id of its own in a user property: stored once. Over HTTP, which has none, it is in the payload. */
    PROPERTY_ID(true),
    /** Has neither: stored once for each time that it was sent and acknowledged. */
    PLAIN(false),
    /** Breaks a rule on purpose: in quarantine once for each time that it was sent and acknowledged. */
    BAD(false);

    private final boolean storedOnce;

    Form(boolean storedOnce) {
        this.storedOnce = storedOnce;
    }

    /** Whether sending it again changes nothing. */
    public boolean storedOnce() {
        return storedOnce;
    }

    boolean dated() {
        return this == DATED || this == OWN_ID_AND_DATED;
    }

    boolean hasOwnId() {
        return this == OWN_ID || this == OWN_ID_AND_DATED || this == PROPERTY_ID;
    }
}
