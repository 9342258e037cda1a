package io.dataflow.agent.summary;

import io.dataflow.agent.summary.Trend.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Per metric: at how many devices it rose or fell, and where most. */
final class TrendSentences {

    private TrendSentences() {}

    static List<Sentence> of(Findings findings) {
        if (findings.metrics().isEmpty()) {
            return List.of();
        }
        List<DeviceMetric> known = known(findings.lines());
        if (known.isEmpty()) {
            return List.of(Sentence.of("That is too little to see a trend."));
        }
        List<Sentence> sentences = findings.metrics().stream()
                .flatMap(group -> sentences(group).stream())
                .toList();
        return sentences.isEmpty() ? List.of(Sentence.of("Nothing rose or fell steadily.")) : sentences;
    }

    private static List<Sentence> sentences(MetricGroup group) {
        List<DeviceMetric> known = known(group.lines());
        List<Sentence> sentences = new ArrayList<>();
        for (Direction direction : List.of(Direction.RISING, Direction.FALLING)) {
            List<DeviceMetric> going = known.stream()
                    .filter(line -> line.trend().direction() == direction)
                    .sorted(Comparator.comparingDouble(
                            (DeviceMetric line) -> -Math.abs(line.trend().change())))
                    .toList();
            if (!going.isEmpty()) {
                sentences.add(sentence(group, going, known.size()));
            }
        }
        return sentences;
    }

    private static Sentence sentence(MetricGroup group, List<DeviceMetric> going, int known) {
        DeviceMetric most = going.getFirst();
        boolean rising = most.trend().direction() == Direction.RISING;
        Sentence.Draft draft = new Sentence.Draft()
                .words(Wording.capitalized(Wording.metric(group.metric())) + (rising ? " rose at " : " fell at "));
        if (known == 1) {
            draft.words(most.device());
        } else {
            draft.pieces(howMany(going, known)).words(" devices, most at " + most.device());
        }
        return draft.words(": by ").pieces(howMuch(most)).end();
    }

    private static List<Piece> howMany(List<DeviceMetric> going, int known) {
        DeviceMetric any = going.getFirst();
        Figure all = devices("devices with a known trend", known, any);
        return going.size() == known
                ? List.of(new Words("all "), all)
                : List.of(devices("devices with this trend", going.size(), any), new Words(" of "), all);
    }

    private static List<Piece> howMuch(DeviceMetric line) {
        String query = line.course().orElseThrow().query();
        Trend trend = line.trend();
        Sentence.Draft draft = new Sentence.Draft()
                .figure(Figures.quantity(
                        "change of " + line.metric() + " at " + line.device(),
                        line.resolution().round(Math.abs(trend.change())),
                        line.statistics().unit(),
                        query,
                        "rise of the least squares line from the first point to the last"));
        if (line.resolution().round(Math.abs(trend.slopePerHour())).signum() != 0) {
            draft.words(" (")
                    .figure(Figures.quantity(
                            "slope of " + line.metric() + " at " + line.device(),
                            line.resolution().round(Math.abs(trend.slopePerHour())),
                            line.statistics().unit(),
                            query,
                            "slope of the least squares line, an hour"))
                    .words(" an hour)");
        }
        return draft.unfinished().pieces();
    }

    private static Figure devices(String name, int count, DeviceMetric line) {
        return Figures.count(
                name, count, line.course().orElseThrow().query(), "devices whose line has enough points to tell");
    }

    private static List<DeviceMetric> known(List<DeviceMetric> lines) {
        return lines.stream()
                .filter(line -> line.trend().direction() != Direction.UNKNOWN)
                .toList();
    }
}
