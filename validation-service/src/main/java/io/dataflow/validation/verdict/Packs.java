package io.dataflow.validation.verdict;

import io.dataflow.contract.Envelope;
import java.util.List;

/** Packs whose readings can't be kept apart: each that is refused is kept with all of the pack. */
final class Packs {

    /** So much may be kept of one envelope. */
    private static final int MOST_BYTES = 1024 * 1024;

    private Packs() {}

    /** The verdicts; or where too much would have to be kept, one: all of the pack is refused, once. */
    static List<Verdict> wholeIfLarge(Envelope envelope, List<Verdict> verdicts) {
        List<Verdict.Rejected> refused = verdicts.stream()
                .filter(Verdict.Rejected.class::isInstance)
                .map(Verdict.Rejected.class::cast)
                .filter(one -> !one.part().isWhole() && one.part().bytes() == envelope.payload())
                .toList();
        if ((long) refused.size() * envelope.payload().length <= MOST_BYTES || refused.size() == 1) {
            return verdicts;
        }
        Faults faults = new Faults();
        refused.forEach(one -> faults.addAll(one.violations()));
        Verdict.Rejected first = refused.getFirst();
        return List.of(new Verdict.Rejected(first.model(), first.device(), Part.whole(envelope.payload()), faults));
    }
}
