package io.dataflow.validation.store;

import java.util.Map;

/** What became of an attempt to store a claim. */
public sealed interface StoreOutcome {

    /** Its transaction is committed. */
    record Stored(OutcomeCounts counts) implements StoreOutcome {}

    /** An earlier attempt committed it, here or in another instance; nothing was changed now. */
    record AlreadyStored() implements StoreOutcome {}

    /**
     * The database refuses some entries whatever is around them; nothing was changed.
     *
     * @param reasons why, by the entry's place in the claim; at least one
     */
    record Unstorable(Map<Integer, String> reasons) implements StoreOutcome {}
}
