package io.dataflow.agent.panel;

import io.dataflow.agent.summary.Summary;
import io.dataflow.agent.summary.Trend.Direction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A figure above the sentences.
 *
 * @param note a comparison or an explanation
 */
record Headline(String label, String value, String unit, String note) {

    static List<Headline> of(Summary summary) {
        Summary.Totals totals = summary.totals();
        return List.of(
                new Headline(
                        "Readings",
                        Numbers.count(totals.readings()),
                        "",
                        Numbers.count(totals.previousReadings()) + " in the period before"),
                new Headline(
                        "Devices that sent something",
                        Numbers.count(totals.devices()),
                        "",
                        Numbers.count(totals.previousDevices()) + " in the period before"),
                refused(totals),
                moving(summary));
    }

    private static Headline refused(Summary.Totals totals) {
        long all = totals.stored() + totals.duplicate() + totals.rejected();
        String note = all == 0
                ? "nothing was checked"
                : Numbers.count(totals.rejected()) + " of " + Numbers.count(all) + " checked, all devices";
        return new Headline("Refused", all == 0 ? "–" : percent(totals.rejected(), all), all == 0 ? "" : "%", note);
    }

    private static Headline moving(Summary summary) {
        long rising = count(summary, Direction.RISING);
        long falling = count(summary, Direction.FALLING);
        return new Headline(
                "Metrics with a trend",
                Numbers.count(rising + falling),
                "of " + Numbers.count(summary.lines().size()),
                Numbers.count(rising) + " rising, " + Numbers.count(falling) + " falling");
    }

    private static long count(Summary summary, Direction direction) {
        return summary.lines().stream()
                .filter(line -> line.trend().direction() == direction)
                .count();
    }

    private static String percent(long part, long whole) {
        double percent = 100.0 * part / whole;
        if (part > 0 && percent < 0.1) {
            return "< 0.1";
        }
        return Numbers.of(new BigDecimal(percent).setScale(percent > 0 && percent < 10 ? 1 : 0, RoundingMode.HALF_UP));
    }
}
