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
import io.dataflow.validation.verdict.Judges;
import io.dataflow.validation.verdict.Reading;
import io.dataflow.validation.verdict.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges the entries of a claim, all by the models and bindings that are active at its
 * beginning. Whatever lies in it, it comes out judged. */
final class ClaimJudge {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimJudge.class);

    private final NodeName node;
    private final Clock clock;
    private Judges judges = new Judges(ActiveModels.NONE);

    ClaimJudge(NodeName node, Clock clock) {
        this.node = node;
        this.clock = clock;
    }

    /** Judges every entry. */
    JudgedClaim judge(Claim claim, ActiveModels models) {
        if (judges.active() != models) {
            judges = new Judges(models);
        }
        List<JudgedEntry> judged = new ArrayList<>(claim.entries().size());
        for (int i = 0; i < claim.entries().size(); i++) {
            judged.add(judge(claim.entries().get(i), claim.id() + "/" + i));
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
            entries.set(place, JudgedEntry.unfit(unstorable(entries.get(place), source, place, why, clock)));
        });
        return new JudgedClaim(claim.id(), claim.node(), entries);
    }

    private static RejectedReading unstorable(JudgedEntry judged, Claim source, int place, String why, Clock clock) {
        if (judged.readings().isEmpty() && judged.refused().size() == 1) {
            return judged.refused().getFirst().unstorable(why);
        }
        Optional<DataModel> model =
                judged.readings().stream().map(Reading::model).findFirst();
        return refused(source.entries().get(place), source.id() + "/" + place, model, why, clock);
    }

    private JudgedEntry judge(byte[] entry, String place) {
        try {
            return judge(EnvelopeFormat.fromBytes(entry));
        } catch (MalformedEnvelope e) {
            return JudgedEntry.unfit(
                    RejectedReading.unreadable(place, entry, clock.instant(), String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error("Entry {} could not be judged and goes into quarantine", place, e);
            return JudgedEntry.unfit(refused(entry, place, Optional.empty(), e.toString(), clock));
        }
    }

    private JudgedEntry judge(Envelope envelope) {
        List<Verdict> verdicts = judges.judge(envelope);
        List<Reading> readings = new ArrayList<>(verdicts.size());
        List<RejectedReading> refused = new ArrayList<>(0);
        for (Verdict verdict : verdicts) {
            switch (verdict) {
                case Verdict.Accepted accepted -> readings.add(accepted.reading());
                case Verdict.Rejected rejected -> refused.add(RejectedReading.of(envelope, rejected));
            }
        }
        return new JudgedEntry(readings, refused);
    }

    private static RejectedReading refused(
            byte[] entry, String place, Optional<DataModel> model, String why, Clock clock) {
        try {
            return RejectedReading.unexpected(EnvelopeFormat.fromBytes(entry), model, why);
        } catch (MalformedEnvelope | RuntimeException e) {
            return RejectedReading.unreadable(place, entry, clock.instant(), why);
        }
    }
}
