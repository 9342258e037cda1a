package io.dataflow.validation.history;

import io.dataflow.contract.query.Grain;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a metric's values come to, span by span.
 *
 * @param unit the metric's unit, empty where it has none
 * @param every the span that a line of numbers stands for: an hour or a day of UTC
 * @param from inclusive, the beginning of a span
 * @param to exclusive, the end of a span
 */
public record Aggregates(
        String model, String metric, String unit, Grain every, Instant from, Instant to, List<Line> lines) {

    public Aggregates {
        lines = List.copyOf(lines);
    }

    /**
     * The spans in which there are values.
     *
     * @param device empty for all devices together
     */
    public record Line(Optional<String> device, List<Span> spans) {

        public Line {
            spans = List.copyOf(spans);
        }
    }

    /**
     * One of them.
     *
     * @param last the newest value of the device; none of several devices together
     */
    public record Span(
            Instant at, long count, double sum, double mean, double min, double max, Optional<Double> last) {}
}
