package io.dataflow.validation.modelling.dryrun;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.Excerpt;
import io.dataflow.contract.Violation;
import io.dataflow.validation.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what would become of readings, and why. */
final class Tally {

    private static final int MOST_REASONS = 100;
    private static final int MOST_DEVICES = 20;
    private static final int MOST_EXAMPLES = 3;
    private static final int LONGEST_PAYLOAD = 1_000;

    private final Map<Why, Refused> reasons = new LinkedHashMap<>();
    private long accepted;
    private long refused;

    private record Why(String pointer, String rule) {}

    private static final class Refused {
        private final String remedy;
        private final Map<String, Long> devices = new HashMap<>();
        private final List<DryRunReport.Example> examples = new ArrayList<>();
        private long readings;

        Refused(String remedy) {
            this.remedy = remedy;
        }

        void add(String device, Violation violation, Envelope envelope) {
            readings++;
            devices.merge(device, 1L, Long::sum);
            if (examples.size() < MOST_EXAMPLES) {
                String text = new String(envelope.payload(), StandardCharsets.UTF_8);
                String shown = text.length() > LONGEST_PAYLOAD ? text.substring(0, LONGEST_PAYLOAD) + "…" : text;
                examples.add(new DryRunReport.Example(device, envelope.receivedAt(), violation, shown));
            }
        }
    }

    /** One reading; it is accepted if all that it holds would be. */
    void add(Envelope envelope, List<Verdict> verdicts) {
        Set<Why> said = new HashSet<>();
        boolean any = false;
        for (Verdict verdict : verdicts) {
            switch (verdict) {
                case Verdict.Accepted ignored -> {}
                case Verdict.Rejected rejected -> {
                    any = true;
                    String device = rejected.device()
                            .or(envelope::device)
                            .map(DeviceId::value)
                            .orElse("");
                    rejected.violations().forEach(violation -> add(device, violation, envelope, said));
                }
            }
        }
        if (any) {
            refused++;
        } else {
            accepted++;
        }
    }

    private void add(String device, Violation violation, Envelope envelope, Set<Why> said) {
        Why why = new Why(violation.pointer(), violation.rule());
        if (said.add(why) && (reasons.containsKey(why) || reasons.size() < MOST_REASONS)) {
            reasons.computeIfAbsent(why, key -> new Refused(violation.remedy())).add(device, violation, envelope);
        }
    }

    long lookedAt() {
        return accepted + refused;
    }

    /** @param there how many readings there are, counted up to a limit */
    DryRunReport.Looked report(long there, boolean more, boolean complete) {
        double percent = lookedAt() == 0 ? 0 : Math.round(refused * 10_000.0 / lookedAt()) / 100.0;
        return new DryRunReport.Looked(
                there,
                more,
                lookedAt(),
                complete,
                accepted,
                refused,
                percent,
                reasons.entrySet().stream()
                        .map(entry -> reason(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingLong(DryRunReport.Reason::readings)
                                .reversed())
                        .toList());
    }

    private static DryRunReport.Reason reason(Why why, Refused refused) {
        return new DryRunReport.Reason(
                why.pointer(),
                why.rule(),
                refused.remedy,
                refused.readings,
                refused.devices.size(),
                refused.devices.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_DEVICES)
                        .map(entry -> new DryRunReport.Device(Excerpt.of(entry.getKey()), entry.getValue()))
                        .toList(),
                refused.examples);
    }
}
