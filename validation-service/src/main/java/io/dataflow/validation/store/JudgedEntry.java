package io.dataflow.validation.store;

import io.dataflow.validation.quarantine.RejectedReading;
import io.dataflow.validation.verdict.Reading;
import java.util.List;

/** What is to become of one entry of a claim. */
public sealed interface JudgedEntry {

    /** Its readings go into their model's table. */
    record Fit(List<Reading> readings) implements JudgedEntry {}

    /** It goes into quarantine. */
    record Unfit(RejectedReading reading) implements JudgedEntry {}
}
