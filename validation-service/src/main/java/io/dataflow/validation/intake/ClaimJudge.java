package io.dataflow.validation.intake;

import io.dataflow.contract.Envelope;
import io.dataflow.contract.EnvelopeFormat;
import io.dataflow.contract.MalformedEnvelope;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.validation.model.ActiveModels;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.quarantine.RejectedReading;
import io.dataflow.validation.store.JudgedClaim;
import io.dataflow.validation.store.JudgedEntry;
import io.dataflow.validation.verdict.Judge;
import io.dataflow.validation.verdict.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges the entries of a claim, all by the models that are active at its beginning. Whatever lies in it, it comes out judged. */
final class ClaimJudge {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimJudge.class);

    private final NodeName node;
    private final Clock clock;

    ClaimJudge(NodeName node, Clock clock) {
        this.node = node;
        this.clock = clock;
    }

    /**
     * Judges every entry.
     *
     * @param models at least one
     */
    JudgedClaim judge(Claim claim, ActiveModels models) {
        Map<DataModel, Judge> judges = new HashMap<>();
        models.models().forEach(model -> judges.put(model, new Judge(model)));
        Judge usual = judges.get(models.usual().orElseThrow());
        List<JudgedEntry> judged = new ArrayList<>(claim.entries().size());
        for (int i = 0; i < claim.entries().size(); i++) {
            judged.add(judge(claim.entries().get(i), claim.id() + "/" + i, usual));
        }
        return new JudgedClaim(claim.id().value(), node.value(), judged);
    }

    /** The same claim, with the entries that the database refuses in quarantine. */
    static JudgedClaim withoutUnstorable(JudgedClaim claim, Claim source, Map<Integer, String> reasons, Clock clock) {
        List<JudgedEntry> entries = new ArrayList<>(claim.entries());
        reasons.forEach((place, why) -> {
            LOG.error(
                    "The database refuses entry {} of claim {}, which goes into quarantine: {}",
                    place,
                    claim.id(),
                    why);
            entries.set(place, new JudgedEntry.Unfit(unstorable(entries.get(place), source, place, why, clock)));
        });
        return new JudgedClaim(claim.id(), claim.node(), entries);
    }

    private static RejectedReading unstorable(JudgedEntry judged, Claim source, int place, String why, Clock clock) {
        return switch (judged) {
            case JudgedEntry.Unfit unfit -> unfit.reading().unstorable(why);
            case JudgedEntry.Fit fit -> {
                DataModel model = fit.readings().getFirst().model();
                yield refused(source.entries().get(place), source.id() + "/" + place, model, why, clock);
            }
        };
    }

    private JudgedEntry judge(byte[] entry, String place, Judge judge) {
        try {
            Envelope envelope = EnvelopeFormat.fromBytes(entry);
            return switch (judge.judge(envelope)) {
                case Verdict.Accepted accepted -> new JudgedEntry.Fit(accepted.readings());
                case Verdict.Rejected rejected ->
                    new JudgedEntry.Unfit(
                            RejectedReading.of(envelope, judge.model(), rejected.device(), rejected.violations()));
            };
        } catch (MalformedEnvelope e) {
            return new JudgedEntry.Unfit(
                    RejectedReading.unreadable(place, entry, clock.instant(), String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error("Entry {} could not be judged and goes into quarantine", place, e);
            return new JudgedEntry.Unfit(refused(entry, place, judge.model(), e.toString(), clock));
        }
    }

    private static RejectedReading refused(byte[] entry, String place, DataModel model, String why, Clock clock) {
        try {
            Envelope envelope = EnvelopeFormat.fromBytes(entry);
            return RejectedReading.of(envelope, model, envelope.device(), List.of(RejectedReading.unexpected(why)));
        } catch (MalformedEnvelope | RuntimeException e) {
            return RejectedReading.unreadable(place, entry, clock.instant(), why);
        }
    }
}
