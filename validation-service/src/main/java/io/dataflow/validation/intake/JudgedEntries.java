package io.dataflow.validation.intake;

import io.dataflow.contract.Envelope;
import io.dataflow.contract.EnvelopeFormat;
import io.dataflow.contract.MalformedEnvelope;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.quarantine.RejectedReading;
import io.dataflow.validation.store.JudgedEntry;
import io.dataflow.validation.verdict.Judges;
import io.dataflow.validation.verdict.Reading;
import io.dataflow.validation.verdict.Verdict;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entries of a claim, each judged when it is asked for and as often, so that not all verdicts of a claim have to be held at once.
 * Whatever lies in an entry, it comes out judged, and always the same.
 */
final class JudgedEntries extends AbstractList<JudgedEntry> {

    private static final Logger LOG = LoggerFactory.getLogger(JudgedEntries.class);

    /** Of an entry that nobody can make anything of. */
    private static final int MOST_BYTES = 1024 * 1024;

    private final Claim claim;
    private final Judges judges;
    private final Instant begun;
    private final Map<Integer, String> unstorable;
    private final Set<Integer> hopeless;

    /** @param begun when the judging began, which counts as the time of receipt of what doesn't say its own */
    JudgedEntries(Claim claim, Judges judges, Instant begun) {
        this(claim, judges, begun, Map.of(), Set.of());
    }

    private JudgedEntries(
            Claim claim, Judges judges, Instant begun, Map<Integer, String> unstorable, Set<Integer> hopeless) {
        this.claim = claim;
        this.judges = judges;
        this.begun = begun;
        this.unstorable = unstorable;
        this.hopeless = hopeless;
    }

    /**
     * The same entries, with those in quarantine that the database refuses, for the reasons by their places; and those that it refuses
     * even there as nothing but bytes.
     */
    JudgedEntries without(Map<Integer, String> refused) {
        Map<Integer, String> all = new HashMap<>(unstorable);
        all.putAll(refused);
        Set<Integer> again = new HashSet<>(hopeless);
        refused.keySet().stream().filter(unstorable::containsKey).forEach(again::add);
        return new JudgedEntries(claim, judges, begun, all, again);
    }

    @Override
    public int size() {
        return claim.entries().size();
    }

    @Override
    public JudgedEntry get(int place) {
        byte[] entry = claim.entries().get(place);
        if (hopeless.contains(place)) {
            byte[] some = Arrays.copyOf(entry, Math.min(entry.length, MOST_BYTES));
            return JudgedEntry.unfit(RejectedReading.unreadable(name(place), some, begun, unstorable.get(place)));
        }
        JudgedEntry judged = judge(entry, name(place));
        String why = unstorable.get(place);
        return why == null ? judged : JudgedEntry.unfit(unstorable(judged, entry, name(place), why));
    }

    private String name(int place) {
        return claim.id() + "/" + place;
    }

    private JudgedEntry judge(byte[] entry, String name) {
        try {
            return judge(EnvelopeFormat.fromBytes(entry));
        } catch (MalformedEnvelope e) {
            return JudgedEntry.unfit(RejectedReading.unreadable(name, entry, begun, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error("Entry {} could not be judged and goes into quarantine", name, e);
            return JudgedEntry.unfit(refused(entry, name, Optional.empty(), e.toString()));
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

    private RejectedReading unstorable(JudgedEntry judged, byte[] entry, String name, String why) {
        if (judged.readings().isEmpty() && judged.refused().size() == 1) {
            return judged.refused().getFirst().unstorable(why);
        }
        Optional<DataModel> model =
                judged.readings().stream().map(Reading::model).findFirst();
        return refused(entry, name, model, why);
    }

    private RejectedReading refused(byte[] entry, String name, Optional<DataModel> model, String why) {
        try {
            return RejectedReading.unexpected(EnvelopeFormat.fromBytes(entry), model, why);
        } catch (MalformedEnvelope | RuntimeException e) {
            return RejectedReading.unreadable(name, entry, begun, why);
        }
    }
}
