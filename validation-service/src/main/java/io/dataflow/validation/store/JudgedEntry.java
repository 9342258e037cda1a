package io.dataflow.validation.store;

import io.dataflow.validation.quarantine.RejectedReading;
import io.dataflow.validation.verdict.Reading;
import java.util.List;

/**
 * What is to become of one entry of a claim; it holds one reading at least.
 *
 * @param readings that go into their models' tables
 * @param refused those that go into quarantine
 */
public record JudgedEntry(List<Reading> readings, List<RejectedReading> refused) {

    /** An entry of which nothing can be stored. */
    public static JudgedEntry unfit(RejectedReading reading) {
        return new JudgedEntry(List.of(), List.of(reading));
    }
}
