package io.dataflow.validation.verdict;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Violation;
import java.util.List;
import java.util.Optional;

/** What becomes of one envelope. */
public sealed interface Verdict {

    /**
     * Its readings are stored.
     *
     * @param readings at least one
     */
    record Accepted(List<Reading> readings) implements Verdict {

        public Accepted {
            readings = List.copyOf(readings);
        }
    }

    /**
     * It is kept in quarantine.
     *
     * @param device whose it is, as far as could be found out
     * @param violations every reason, at least one
     */
    record Rejected(Optional<DeviceId> device, List<Violation> violations) implements Verdict {

        public Rejected {
            violations = List.copyOf(violations);
        }
    }
}
