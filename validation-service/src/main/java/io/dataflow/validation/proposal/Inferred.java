package io.dataflow.validation.proposal;

import io.dataflow.contract.Violation;
import java.util.List;

/**
 * What was inferred from samples, and what they were.
 *
 * @param readings how many could be read
 * @param fields what was seen in each field
 * @param unreadable what could not be read, the first of it
 * @param refused what could be read but the proposed model refuses all the same
 */
public record Inferred(
        Proposed proposed, int readings, List<SeenField> fields, List<NotTaken> unreadable, List<NotTaken> refused) {

    public Inferred {
        fields = List.copyOf(fields);
        unreadable = List.copyOf(unreadable);
        refused = List.copyOf(refused);
    }

    /**
     * What was seen in a field.
     *
     * @param present in how many readings it has a value
     * @param observed the least and the greatest value, or the texts; empty where that says nothing
     */
    public record SeenField(String name, int present, int missing, String observed) {}

    /** A sample that was not taken, and why. */
    public record NotTaken(String place, List<Violation> violations) {

        public NotTaken {
            violations = List.copyOf(violations);
        }
    }
}
