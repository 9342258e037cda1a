package io.dataflow.agent.summary;

import io.dataflow.agent.history.Evidence;
import io.dataflow.agent.history.Period;
import java.util.List;

/** How many readings from how many devices, against the period before. */
final class OpeningSentences {

    private static final double ABOUT_AS_MANY = 0.1;

    private final Evidence evidence;
    private final Period period;
    private final ReadingCounts now;
    private final ReadingCounts before;

    private OpeningSentences(Evidence evidence) {
        this.evidence = evidence;
        this.period = evidence.period();
        this.now = ReadingCounts.of(evidence.statistics().content());
        this.before = ReadingCounts.of(evidence.previous().content());
    }

    static List<Sentence> of(Findings findings) {
        OpeningSentences opening = new OpeningSentences(findings.evidence());
        return opening.now.total() == 0 ? opening.nothing() : List.of(opening.something());
    }

    private List<Sentence> nothing() {
        Sentence.Draft nothing = new Sentence.Draft()
                .words("No reading was stored ")
                .pieces(bounds("between ", " and "))
                .words(", so there is nothing to sum up");
        if (before.total() == 0) {
            return List.of(nothing.end());
        }
        Sentence inThePeriodBefore = new Sentence.Draft()
                .words("In " + Wording.before(period) + ", ")
                .pieces(sent(before, evidence.previous().query()))
                .end();
        return List.of(nothing.end(), inThePeriodBefore);
    }

    private Sentence something() {
        return new Sentence.Draft()
                .words("From ")
                .pieces(bounds("", " to "))
                .words(", ")
                .pieces(sent(now, evidence.statistics().query()))
                .pieces(comparison().pieces())
                .end();
    }

    private Sentence comparison() {
        Sentence.Draft comparison = new Sentence.Draft();
        if (before.total() == 0) {
            return comparison
                    .words("; " + Wording.before(period) + " had none to compare with")
                    .unfinished();
        }
        double change = (double) (now.total() - before.total()) / before.total();
        if (Math.abs(change) < ABOUT_AS_MANY) {
            comparison.words(", about as many as in ");
        } else if (change < 1) {
            comparison.words(", ").figure(percentChange()).words((change > 0 ? " more" : " fewer") + " than in ");
        } else {
            comparison.words(", many more than in ");
        }
        return comparison
                .words(Wording.before(period) + " (")
                .figure(readings(before, evidence.previous().query()))
                .words(")")
                .unfinished();
    }

    private Figure percentChange() {
        return Figures.share(
                "change in readings",
                Math.abs(now.total() - before.total()),
                before.total(),
                evidence.previous().query(),
                "difference of the readings of the two periods, as a share of the earlier");
    }

    private static List<Piece> sent(ReadingCounts counts, String query) {
        return List.of(
                Figures.count("devices", counts.devices(), query, "different devices in the answer"),
                new Words(Wording.plural(counts.devices(), " device sent ", " devices sent ")),
                readings(counts, query),
                new Words(Wording.plural(counts.total(), " reading", " readings")));
    }

    private static Figure readings(ReadingCounts counts, String query) {
        return Figures.count("readings", counts.total(), query, ReadingCounts.HOW);
    }

    private List<Piece> bounds(String first, String second) {
        boolean oneDay = Wording.isWithinADay(period);
        Sentence.Draft bounds = new Sentence.Draft()
                .words(first)
                .figure(Figures.bound("beginning", Wording.clock(period.from(), period), period.from()))
                .words(second)
                .figure(Figures.bound("end", Wording.clock(period.to(), period), period.to()))
                .words(" UTC");
        if (oneDay) {
            bounds.words(" on ").figure(Figures.bound("day", Wording.date(period.from()), period.from()));
        }
        return bounds.unfinished().pieces();
    }
}
