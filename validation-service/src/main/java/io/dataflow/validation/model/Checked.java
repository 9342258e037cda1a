package io.dataflow.validation.model;

import io.dataflow.contract.Violation;
import java.util.List;

/** What a document turned out to be that somebody wrote as a data model. */
public sealed interface Checked {

    /** It describes a model. */
    record Model(DataModel model) implements Checked {}

    /**
     * It describes none.
     *
     * @param violations everything that is wrong with it, at least one
     */
    record Mistakes(List<Violation> violations) implements Checked {

        public Mistakes {
            violations = List.copyOf(violations);
        }
    }
}
