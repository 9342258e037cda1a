package io.dataflow.validation.store;

import io.dataflow.validation.quarantine.RejectedReading;
import java.util.List;
import java.util.Map;

/** What became of an attempt to store a claim. */
public sealed interface StoreOutcome {

    /**
     * Its transaction is committed.
     *
     * @param quarantined what it refused and had not refused before; of very many the first
     */
    record Stored(OutcomeCounts counts, List<RejectedReading> quarantined) implements StoreOutcome {}

    /** An earlier attempt committed it, here or in another instance; nothing was changed now. */
    record AlreadyStored() implements StoreOutcome {}

    /**
     * The database refuses some entries whatever is around them; nothing was changed.
     *
     * @param reasons why, by the entry's place in the claim; at least one
     */
    record Unstorable(Map<Integer, String> reasons) implements StoreOutcome {}
}
