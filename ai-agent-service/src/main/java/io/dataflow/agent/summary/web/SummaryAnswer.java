package io.dataflow.agent.summary.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dataflow.agent.history.Evidence;
import io.dataflow.agent.summary.Figure;
import io.dataflow.agent.summary.Sentence;
import io.dataflow.agent.summary.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A summary as JSON.
 *
 * @param model the model asked for, absent for all
 * @param device the device asked for, absent for all
 * @param text all sentences
 * @param metrics every device's every metric
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SummaryAnswer(
        Bounds period,
        Bounds previousPeriod,
        Optional<String> model,
        Optional<String> device,
        Instant generatedAt,
        String text,
        List<Said> sentences,
        Summary.Totals totals,
        List<LineAnswer> metrics) {

    /** From inclusive, to exclusive. */
    record Bounds(Instant from, Instant to) {}

    /** A sentence and every number in it. */
    record Said(String text, List<Figure> figures) {

        static Said of(Sentence sentence) {
            return new Said(sentence.text(), sentence.figures());
        }
    }

    static SummaryAnswer of(Summary summary, Instant now) {
        Evidence evidence = summary.evidence();
        return new SummaryAnswer(
                new Bounds(evidence.period().from(), evidence.period().to()),
                new Bounds(
                        evidence.period().previous().from(),
                        evidence.period().previous().to()),
                evidence.scope().model(),
                evidence.scope().device(),
                now,
                summary.text(),
                summary.sentences().stream().map(Said::of).toList(),
                summary.totals(),
                summary.lines().stream().map(LineAnswer::of).toList());
    }
}
