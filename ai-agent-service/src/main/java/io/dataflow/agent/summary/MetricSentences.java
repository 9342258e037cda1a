package io.dataflow.agent.summary;

import io.dataflow.contract.query.MetricPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Per metric: average, lowest and highest, with who and when. */
final class MetricSentences {

    private static final int MOST_METRICS = 8;

    private final Findings findings;

    private MetricSentences(Findings findings) {
        this.findings = findings;
    }

    static List<Sentence> of(Findings findings) {
        MetricSentences writer = new MetricSentences(findings);
        List<Sentence> sentences = new ArrayList<>();
        findings.metrics().stream().limit(MOST_METRICS).map(writer::sentence).forEach(sentences::add);
        int left = findings.metrics().size() - MOST_METRICS;
        if (left > 0) {
            sentences.add(new Sentence.Draft()
                    .figure(Figures.count("metrics left out", left, query(findings), "metrics beyond those named"))
                    .words(" more " + Wording.plural(left, "metric is", "metrics are") + " in the table")
                    .end());
        }
        return sentences;
    }

    private Sentence sentence(MetricGroup group) {
        if (group.count() == 1) {
            return once(group);
        }
        boolean constant = group.lowest().statistics().min()
                == group.highest().statistics().max();
        return constant ? unchanged(group) : spread(group);
    }

    private Sentence once(MetricGroup group) {
        DeviceMetric line = group.lowest();
        return new Sentence.Draft()
                .words(subject(group) + " was measured once: ")
                .figure(lowest(group))
                .pieces(whoAndWhen(line, line.lowestPoint(), "only"))
                .end();
    }

    private Sentence unchanged(MetricGroup group) {
        return new Sentence.Draft()
                .words(subject(group) + " was ")
                .figure(lowest(group))
                .words(" in all ")
                .figure(Figures.count(group.metric() + " values", group.count(), query(findings), "counts added up"))
                .words(" values")
                .end();
    }

    private Sentence spread(MetricGroup group) {
        return new Sentence.Draft()
                .words(subject(group) + " averaged ")
                .figure(average(group))
                .words(", between ")
                .figure(lowest(group))
                .pieces(whoAndWhen(group.lowest(), group.lowest().lowestPoint(), "lowest"))
                .words(" and ")
                .figure(highest(group))
                .pieces(whoAndWhen(group.highest(), group.highest().highestPoint(), "highest"))
                .end();
    }

    private String subject(MetricGroup group) {
        boolean severalModels =
                findings.metrics().stream().map(MetricGroup::model).distinct().count() > 1;
        String metric = Wording.capitalized(Wording.metric(group.metric()));
        return severalModels ? metric + " (" + group.model() + ")" : metric;
    }

    private List<Piece> whoAndWhen(DeviceMetric line, Optional<MetricPoint> point, String which) {
        Sentence.Draft draft = new Sentence.Draft().words(" (" + line.device());
        point.ifPresent(at -> draft.words(" ").pieces(when(line, at, which)));
        return draft.words(")").unfinished().pieces();
    }

    private List<Piece> when(DeviceMetric line, MetricPoint point, String which) {
        DeviceMetric.Course course = line.course().orElseThrow();
        return Figures.moment(
                "time of the " + which + " " + line.metric(),
                point.at(),
                course.grain(),
                findings.evidence().period(),
                course.query(),
                "first point of " + line.device() + " with that value");
    }

    private Figure average(MetricGroup group) {
        return Figures.quantity(
                "average " + group.metric(),
                group.resolution().round(group.average()),
                group.unit(),
                query(findings),
                "averages of the devices, each weighing its count");
    }

    private Figure lowest(MetricGroup group) {
        DeviceMetric line = group.lowest();
        return Figures.quantity(
                "lowest " + group.metric(),
                line.resolution().round(line.statistics().min()),
                group.unit(),
                query(findings),
                "smallest min, of " + line.device());
    }

    private Figure highest(MetricGroup group) {
        DeviceMetric line = group.highest();
        return Figures.quantity(
                "highest " + group.metric(),
                line.resolution().round(line.statistics().max()),
                group.unit(),
                query(findings),
                "largest max, of " + line.device());
    }

    private static String query(Findings findings) {
        return findings.evidence().statistics().query();
    }
}
