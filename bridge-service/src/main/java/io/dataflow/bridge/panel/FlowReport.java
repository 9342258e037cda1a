package io.dataflow.bridge.panel;

import io.dataflow.bridge.delivery.FlowSecond;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How many readings moved in the last minutes.
 *
 * @param lastMinute averages over it
 * @param seconds oldest first, at most five minutes of them
 */
public record FlowReport(LastMinute lastMinute, List<FlowSecond> seconds) {

    private static final int MINUTE = 60;

    public FlowReport {
        seconds = List.copyOf(seconds);
    }

    static FlowReport of(List<FlowSecond> seconds) {
        return new FlowReport(LastMinute.of(seconds), seconds);
    }

    /**
     * Averages, readings per second.
     *
     * @param bySource what came in from each source
     * @param share of each buffer node in what was delivered, 0 to 1; empty where nothing was
     */
    public record LastMinute(
            double received,
            double delivered,
            double refused,
            Map<String, Double> bySource,
            Map<String, Double> share) {

        static LastMinute of(List<FlowSecond> all) {
            List<FlowSecond> last = all.subList(Math.max(0, all.size() - MINUTE), all.size());
            Map<String, Double> bySource = averages(last, FlowSecond::received);
            Map<String, Double> byNode = averages(last, FlowSecond::delivered);
            return new LastMinute(
                    sum(bySource), sum(byNode), sum(averages(last, FlowSecond::refused)), bySource, shares(byNode));
        }

        private static Map<String, Double> averages(
                List<FlowSecond> last, Function<FlowSecond, Map<String, Double>> rates) {
            Map<String, Double> averages = new TreeMap<>();
            last.forEach(second ->
                    rates.apply(second).forEach((name, rate) -> averages.merge(name, rate / last.size(), Double::sum)));
            averages.replaceAll((name, rate) -> Math.round(rate * 10) / 10.0);
            return averages;
        }

        private static Map<String, Double> shares(Map<String, Double> byNode) {
            double all = sum(byNode);
            Map<String, Double> shares = new TreeMap<>();
            if (all > 0) {
                byNode.forEach((name, rate) -> shares.put(name, Math.round(rate / all * 1000) / 1000.0));
            }
            return shares;
        }

        private static double sum(Map<String, Double> rates) {
            return Math.round(rates.values().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .sum()
                            * 10)
                    / 10.0;
        }
    }
}
