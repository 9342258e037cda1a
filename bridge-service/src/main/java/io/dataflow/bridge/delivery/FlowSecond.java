package io.dataflow.bridge.delivery;

import io.dataflow.bridge.delivery.Flow.Totals;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What moved between one look at the counters and the next.
 *
 * @param at when the second ended
 * @param received readings per second, by source
 * @param delivered readings per second, by buffer node
 * @param refused readings per second, by source
 */
public record FlowSecond(
        Instant at, Map<String, Double> received, Map<String, Double> delivered, Map<String, Double> refused) {

    static FlowSecond between(Totals before, Totals after, Instant at, double seconds) {
        return new FlowSecond(
                at,
                rates(before.received(), after.received(), seconds),
                rates(before.delivered(), after.delivered(), seconds),
                rates(before.refused(), after.refused(), seconds));
    }

    private static Map<String, Double> rates(Map<String, Long> before, Map<String, Long> after, double seconds) {
        Map<String, Double> rates = new TreeMap<>();
        after.forEach((name, count) -> {
            double rate = (count - before.getOrDefault(name, 0L)) / seconds;
            rates.put(name, Math.round(rate * 10) / 10.0);
        });
        return rates;
    }
}
