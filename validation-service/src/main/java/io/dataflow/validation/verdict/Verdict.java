package io.dataflow.validation.verdict;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.DataModel;
import java.util.List;
import java.util.Optional;

/** What becomes of one reading of an envelope. */
public sealed interface Verdict {

    /** It is stored. */
    record Accepted(Reading reading) implements Verdict {}

    /**
     * It is kept in quarantine.
     *
     * @param model that refuses it, and of several the one that finds the least wrong; empty where none looked at it
     * @param device whose it is, as far as could be found out
     * @param part of the payload that it is
     * @param violations every reason, at least one
     */
    record Rejected(Optional<DataModel> model, Optional<DeviceId> device, Part part, List<Violation> violations)
            implements Verdict {

        public Rejected {
            violations = List.copyOf(violations);
        }
    }
}
