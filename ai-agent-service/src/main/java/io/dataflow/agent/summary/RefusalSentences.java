package io.dataflow.agent.summary;

import io.dataflow.agent.history.Evidence;
import io.dataflow.agent.history.RefusalReason;
import io.dataflow.contract.query.Outcomes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** How many readings were refused and why, and how many came more than once. */
final class RefusalSentences {

    private static final int MOST_REASONS = 3;

    private final Evidence evidence;

    private RefusalSentences(Evidence evidence) {
        this.evidence = evidence;
    }

    static List<Sentence> of(Findings findings) {
        RefusalSentences writer = new RefusalSentences(findings.evidence());
        Tally tally = Tally.of(findings.evidence().outcomes().content());
        if (tally.all() == 0) {
            return List.of();
        }
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(tally.rejected() == 0 ? writer.noneRefused() : writer.refused(tally));
        if (tally.duplicate() > 0) {
            sentences.add(writer.repeated(tally));
        }
        return sentences;
    }

    private Sentence noneRefused() {
        return Sentence.of(whole("No reading was refused", "No reading of any device was refused") + ".");
    }

    private Sentence refused(Tally tally) {
        String query = evidence.outcomes().query();
        Sentence.Draft draft = new Sentence.Draft()
                .words(whole("", "Over all models and devices, "))
                .figure(Figures.count("refused readings", tally.rejected(), query, "rejected of all minutes"))
                .words(" of ")
                .figure(Figures.count("readings checked", tally.all(), query, "all outcomes of all minutes"))
                .words(Wording.plural(tally.all(), " reading that came in was", " readings that came in were"))
                .words(" refused (")
                .figure(Figures.share("refused share", tally.rejected(), tally.all(), query, "rejected of all"))
                .words(")");
        return draft.pieces(reasons()).end();
    }

    private List<Piece> reasons() {
        List<RefusalReason> main = evidence.reasons().content().stream()
                .sorted(Comparator.comparingLong(RefusalReason::count).reversed())
                .limit(MOST_REASONS)
                .toList();
        Sentence.Draft draft = new Sentence.Draft();
        for (int i = 0; i < main.size(); i++) {
            RefusalReason reason = main.get(i);
            draft.words(i == 0 ? ", mostly because: " : "; ")
                    .words(words(reason) + " (")
                    .figure(Figures.count(
                            "refused because: " + words(reason),
                            reason.count(),
                            evidence.reasons().query(),
                            "count"))
                    .words(")");
        }
        return draft.unfinished().pieces();
    }

    /** {@code temperature must be at most 85 °C}. */
    private static String words(RefusalReason reason) {
        return (reason.pointer().replaceFirst("^/", "") + " " + reason.rule()).strip();
    }

    private Sentence repeated(Tally tally) {
        return new Sentence.Draft()
                .figure(Figures.count(
                        "repeated readings",
                        tally.duplicate(),
                        evidence.outcomes().query(),
                        "duplicate of all minutes"))
                .words(Wording.plural(tally.duplicate(), " reading", " readings")
                        + " came more than once and "
                        + Wording.plural(tally.duplicate(), "was", "were") + " stored once")
                .end();
    }

    private String whole(String everything, String part) {
        return evidence.scope().isEverything() ? everything : part;
    }

    /** What became of the readings of the period, by the minute in which they were checked. */
    record Tally(long stored, long duplicate, long rejected) {

        static Tally of(Outcomes outcomes) {
            return new Tally(
                    sum(outcomes, Outcomes.OfMinute::stored),
                    sum(outcomes, Outcomes.OfMinute::duplicate),
                    sum(outcomes, Outcomes.OfMinute::rejected));
        }

        long all() {
            return stored + duplicate + rejected;
        }

        private static long sum(Outcomes outcomes, ToLongFunction<Outcomes.OfMinute> of) {
            return outcomes.minutes().stream().mapToLong(of).sum();
        }
    }
}
