package io.dataflow.validation.modelling.dryrun;

import io.dataflow.contract.Counted;
import io.dataflow.validation.history.TimeRange;
import io.dataflow.validation.model.ActiveModels;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelRegistry;
import io.dataflow.validation.verdict.Judge;
import io.dataflow.validation.verdict.Judges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tries a version of a model on what came in already. */
@Component
public class DryRun {

    private static final Duration BUDGET_STORED = Duration.ofSeconds(6);
    private static final Duration BUDGET_QUARANTINED = Duration.ofSeconds(3);

    private final ModelRegistry models;
    private final StoredSample stored;
    private final QuarantineSample quarantined;

    DryRun(ModelRegistry models, StoredSample stored, QuarantineSample quarantined) {
        this.models = models;
        this.stored = stored;
        this.quarantined = quarantined;
    }

    /**
     * What a model would do; takes some seconds at most.
     *
     * @param former the versions that were ever active, the active one first
     * @param most how many readings are judged at most, of those stored and of those in quarantine
     */
    public DryRunReport run(DataModel model, List<DataModel> former, TimeRange range, int most) {
        Judge judge = new Judge(model);
        Tally ofStored = new Tally();
        StoredSample.Read read = former.isEmpty()
                ? new StoredSample.Read(0, false, true)
                : stored.read(
                        former,
                        range,
                        most,
                        new Deadline(BUDGET_STORED),
                        envelope -> ofStored.add(envelope, judge.judge(envelope)));
        Judges judges = new Judges(with(model));
        Tally ofRefused = new Tally();
        StoredSample.Read refused = quarantined.read(
                model.name(),
                judges.active().bindings(),
                range,
                most,
                new Deadline(BUDGET_QUARANTINED),
                envelope -> ofRefused.add(envelope, judges.judge(envelope)));
        DryRunReport.Looked storedLook = ofStored.report(read.there(), read.more(), read.complete());
        DryRunReport.Looked refusedLook = ofRefused.report(refused.there(), refused.more(), refused.complete());
        return new DryRunReport(
                model.name().value(),
                model.version(),
                range.from(),
                range.to(),
                storedLook,
                refusedLook,
                words(storedLook, refusedLook));
    }

    /** The models that are active, with this one in the place of its active version. */
    private ActiveModels with(DataModel model) {
        ActiveModels active = models.active();
        List<DataModel> all = new ArrayList<>(active.models());
        all.removeIf(other -> other.name().equals(model.name()));
        all.add(model);
        return new ActiveModels(all, active.bindings());
    }

    private static String words(DryRunReport.Looked stored, DryRunReport.Looked quarantined) {
        String first = stored.lookedAt() == 0
                ? "Nothing is stored in this period"
                : String.format(
                        Locale.ROOT,
                        "It would refuse %s %% of %s",
                        java.math.BigDecimal.valueOf(stored.refusedPercent())
                                .stripTrailingZeros()
                                .toPlainString(),
                        lookedAt(stored));
        String second = quarantined.lookedAt() == 0
                ? "; nothing that is bound to it is in quarantine."
                : String.format(
                        Locale.ROOT,
                        "; of %s in quarantine it would accept %,d.",
                        Counted.of(quarantined.lookedAt(), "reading"),
                        quarantined.accepted());
        boolean cut = !stored.complete() || !quarantined.complete();
        return first + second + (cut ? " The time was up before all was looked at." : "");
    }

    private static String lookedAt(DryRunReport.Looked stored) {
        if (stored.lookedAt() == stored.readings() && !stored.more()) {
            return stored.lookedAt() == 1
                    ? "the 1 stored reading"
                    : "all " + Counted.of(stored.lookedAt(), "stored reading");
        }
        return Counted.of(stored.lookedAt(), "reading") + " looked at, spread evenly over "
                + (stored.more() ? "more than " : "") + Counted.of(stored.readings(), "stored one");
    }
}
