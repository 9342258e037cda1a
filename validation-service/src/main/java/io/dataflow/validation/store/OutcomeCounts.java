package io.dataflow.validation.store;

/**
 * How many of a claim's entries became what. An entry with several readings is stored if any of them was stored
 * now, else rejected if any of them went into quarantine now.
 *
 * @param duplicate those that were stored, or in quarantine, before
 */
public record OutcomeCounts(long stored, long duplicate, long rejected) {

    /** All entries together. */
    public long sum() {
        return stored + duplicate + rejected;
    }
}
