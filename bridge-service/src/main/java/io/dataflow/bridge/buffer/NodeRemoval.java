package io.dataflow.bridge.buffer;

/** What became of the wish to remove a node. */
public sealed interface NodeRemoval {

    /**
     * It is not used any more.
     *
     * @param lost readings that were on it and are not worked off
     */
    record Removed(long lost) implements NodeRemoval {}

    /** Nothing was changed: something lies on it, or readings still go to it. */
    record InUse(boolean draining, long waiting, long claimed) implements NodeRemoval {}

    /**
     * Nothing was changed: it does not answer, so nobody knows whether anything lies on it.
     *
     * @param waiting when it answered last, as {@code claimed}
     */
    record Unanswered(String why, long waiting, long claimed) implements NodeRemoval {}

    /** Nothing was changed: somebody else has changed or removed it since it was looked at. */
    record ChangedMeanwhile() implements NodeRemoval {}

    /** There is no such node. */
    record Unknown() implements NodeRemoval {}
}
