package io.dataflow.validation.proposal;

import io.dataflow.contract.Violation;
import io.dataflow.validation.model.DataModel;
import java.util.List;

/** What a request for a proposal led to. */
public sealed interface Proposed {

    /** A model that can be saved as it is. */
    record Model(DataModel model, List<Remark> remarks) implements Proposed {

        public Model {
            remarks = List.copyOf(remarks);
        }
    }

    /** None, because of what was sent. */
    record Mistakes(List<Violation> violations) implements Proposed {

        public Mistakes {
            violations = List.copyOf(violations);
        }
    }
}
