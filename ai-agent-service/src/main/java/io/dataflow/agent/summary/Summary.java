package io.dataflow.agent.summary;

import io.dataflow.agent.history.Evidence;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is worth knowing about a period.
 *
 * @param sentences in the order in which they are read
 * @param lines every device's every metric, in the models' order
 * @param totals the headline figures
 */
public record Summary(Evidence evidence, List<Sentence> sentences, List<DeviceMetric> lines, Totals totals) {

    public Summary {
        sentences = List.copyOf(sentences);
        lines = List.copyOf(lines);
    }

    /**
     * The numbers that stand above the sentences.
     *
     * @param previousReadings in the equally long period before
     * @param rejected of all models and devices, as are stored and duplicate
     */
    public record Totals(
            long readings,
            long previousReadings,
            int devices,
            int previousDevices,
            long stored,
            long duplicate,
            long rejected) {}

    /** Sums up. */
    public static Summary of(Evidence evidence) {
        Findings findings = Findings.of(evidence);
        List<Sentence> sentences = Stream.of(
                        OpeningSentences.of(findings),
                        MetricSentences.of(findings),
                        TrendSentences.of(findings),
                        ChangeSentences.of(findings),
                        SilenceSentences.of(findings),
                        RefusalSentences.of(findings))
                .flatMap(List::stream)
                .toList();
        return new Summary(evidence, sentences, findings.lines(), totals(evidence));
    }

    /** All sentences as one text. */
    public String text() {
        return sentences.stream().map(Sentence::text).collect(Collectors.joining(" "));
    }

    private static Totals totals(Evidence evidence) {
        ReadingCounts now = ReadingCounts.of(evidence.statistics().content());
        ReadingCounts before = ReadingCounts.of(evidence.previous().content());
        RefusalSentences.Tally tally =
                RefusalSentences.Tally.of(evidence.outcomes().content());
        return new Totals(
                now.total(),
                before.total(),
                now.devices(),
                before.devices(),
                tally.stored(),
                tally.duplicate(),
                tally.rejected());
    }
}
