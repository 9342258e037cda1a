package io.dataflow.agent.summary;

import io.dataflow.agent.history.Evidence;
import io.dataflow.agent.history.Period;
import io.dataflow.contract.query.Grain;
import io.dataflow.contract.query.MetricStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which devices sent nothing, or stopped. */
final class SilenceSentences {

    private static final int MOST_STOPPED = 3;
    private static final int MISSED_READINGS = 10;
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    private final Evidence evidence;
    private final Period period;
    private final ReadingCounts counts;
    private final Map<String, Instant> lastAt;

    private SilenceSentences(Evidence evidence) {
        this.evidence = evidence;
        this.period = evidence.period();
        this.counts = ReadingCounts.of(evidence.statistics().content());
        this.lastAt = evidence.statistics().content().stream()
                .filter(line -> line.count() > 0)
                .collect(Collectors.toMap(
                        MetricStatistics::device,
                        MetricStatistics::lastAt,
                        (a, b) -> a.isAfter(b) ? a : b,
                        TreeMap::new));
    }

    static List<Sentence> of(Findings findings) {
        SilenceSentences writer = new SilenceSentences(findings.evidence());
        List<Sentence> sentences = new ArrayList<>();
        sentences.addAll(writer.absent());
        sentences.addAll(writer.stopped());
        return sentences;
    }

    private List<Sentence> absent() {
        List<String> absent = ReadingCounts.of(evidence.previous().content()).byDevice().keySet().stream()
                .filter(device -> !lastAt.containsKey(device))
                .toList();
        if (absent.isEmpty() || lastAt.isEmpty()) { // with no reading at all, the opening says it
            return List.of();
        }
        return List.of(new Sentence.Draft()
                .pieces(Names.list(absent, evidence.previous().query()))
                .words(Wording.plural(absent.size(), " was silent, though it", " were silent, though they")
                        + " sent readings in " + Wording.before(period))
                .end());
    }

    private List<Sentence> stopped() {
        return lastAt.keySet().stream()
                .filter(this::hasStopped)
                .sorted(Comparator.comparing(lastAt::get))
                .limit(MOST_STOPPED)
                .map(this::stopped)
                .toList();
    }

    /** Silent for ten times as long as it usually pauses between two readings, and for five minutes. */
    private boolean hasStopped(String device) {
        long readings = counts.byDevice().get(device);
        Duration talking = Duration.between(period.from(), lastAt.get(device));
        Duration usual = talking.dividedBy(Math.max(1, readings - 1)).multipliedBy(MISSED_READINGS);
        Duration silent = silence(device);
        return readings > 1 && silent.compareTo(usual) > 0 && silent.compareTo(SHORTEST) >= 0;
    }

    private Sentence stopped(String device) {
        String query = evidence.statistics().query();
        return new Sentence.Draft()
                .words(device + " has been silent for ")
                .figure(Figures.lasting(
                        "silence of " + device, silence(device), query, "from last_at to the period's end"))
                .words(": its last reading was measured ")
                .pieces(Figures.moment(
                        "last reading of " + device, lastAt.get(device), Grain.MINUTE, period, query, "newest last_at"))
                .end();
    }

    private Duration silence(String device) {
        return Duration.between(lastAt.get(device), period.to());
    }
}
