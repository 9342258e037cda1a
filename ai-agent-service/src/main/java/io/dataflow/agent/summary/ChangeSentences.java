package io.dataflow.agent.summary;

import io.dataflow.agent.history.Evidence;
import io.dataflow.contract.query.MetricStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What differs notably from the period before, and what looks stuck. */
final class ChangeSentences {

    private static final int MOST = 3;
    private static final int STEPS = 2;
    private static final double SHARE_OF_THE_SPREAD = 0.5;
    private static final long ENOUGH_TO_LOOK_STUCK = 30;

    private final Evidence evidence;

    private ChangeSentences(Evidence evidence) {
        this.evidence = evidence;
    }

    static List<Sentence> of(Findings findings) {
        ChangeSentences writer = new ChangeSentences(findings.evidence());
        List<Sentence> sentences = new ArrayList<>();
        findings.lines().stream()
                .filter(ChangeSentences::isNotable)
                .sorted(Comparator.comparingDouble(ChangeSentences::weight).reversed())
                .limit(MOST)
                .map(writer::changed)
                .forEach(sentences::add);
        stuck(findings).limit(MOST).map(writer::stuck).forEach(sentences::add);
        return sentences;
    }

    /** An average that moved by half of what the device ranged over before, and by more than the sensor's last digit. */
    private static boolean isNotable(DeviceMetric line) {
        double change = Math.abs(line.averageChange().orElse(0.0));
        return change >= STEPS * line.resolution().step() && weight(line) >= SHARE_OF_THE_SPREAD;
    }

    private static double weight(DeviceMetric line) {
        double spread =
                line.previous().map(before -> before.max() - before.min()).orElse(0.0);
        return Math.abs(line.averageChange().orElse(0.0))
                / Math.max(spread, line.resolution().step());
    }

    private Sentence changed(DeviceMetric line) {
        MetricStatistics before = line.previous().orElseThrow();
        boolean up = line.statistics().avg() > before.avg();
        return new Sentence.Draft()
                .words(Wording.capitalized(Wording.metric(line.metric())) + " at " + line.device() + " averaged ")
                .figure(average(line, line.statistics(), evidence.statistics().query()))
                .words(up ? ", up from " : ", down from ")
                .figure(average(line, before, evidence.previous().query()))
                .words(" in " + Wording.before(evidence.period()))
                .end();
    }

    /** Lines that never move while others of the metric do. */
    private static Stream<DeviceMetric> stuck(Findings findings) {
        return findings.metrics().stream()
                .filter(group -> group.lines().stream().anyMatch(line -> !isConstant(line)))
                .flatMap(group -> group.lines().stream())
                .filter(line -> isConstant(line) && line.statistics().count() >= ENOUGH_TO_LOOK_STUCK);
    }

    private static boolean isConstant(DeviceMetric line) {
        return line.statistics().min() == line.statistics().max();
    }

    private Sentence stuck(DeviceMetric line) {
        String query = evidence.statistics().query();
        return new Sentence.Draft()
                .words(Wording.capitalized(Wording.metric(line.metric())) + " at " + line.device()
                        + " looks stuck: it was ")
                .figure(average(line, line.statistics(), query))
                .words(" in all ")
                .figure(Figures.count(
                        line.metric() + " values of " + line.device(),
                        line.statistics().count(),
                        query,
                        "count"))
                .words(" values")
                .end();
    }

    private static Figure average(DeviceMetric line, MetricStatistics of, String query) {
        return Figures.quantity(
                "average " + line.metric() + " of " + line.device(),
                line.resolution().round(of.avg()),
                of.unit(),
                query,
                "avg");
    }
}
