package io.dataflow.validation.verdict;

import io.dataflow.contract.Violation;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is wrong with one reading; of very much, the first: a payload can hold more mistakes than anybody wants to keep. */
final class Faults extends AbstractList<Violation> {

    static final int MOST = 100;

    private final List<Violation> kept = new ArrayList<>(0);

    Faults() {}

    Faults(Collection<Violation> first) {
        addAll(first);
    }

    /** Keeps it, if there is room. */
    @Override
    public boolean add(Violation violation) {
        if (kept.size() > MOST) {
            return false;
        }
        return kept.add(
                kept.size() < MOST
                        ? violation
                        : new Violation(
                                "",
                                "",
                                "must not break more than " + MOST + " rules",
                                "Mend the ones above first; what else is wrong is not listed."));
    }

    @Override
    public Violation get(int index) {
        return kept.get(index);
    }

    @Override
    public int size() {
        return kept.size();
    }
}
