package io.dataflow.validation.quality;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * How good what some devices sent is.
 *
 * @param from inclusive
 * @param to exclusive, not in the future
 * @param nextCursor to be handed in for the next devices; empty on the last page
 */
public record QualityReport(String model, Instant from, Instant to, List<OfDevice> devices, String nextCursor) {

    public QualityReport {
        devices = List.copyOf(devices);
    }

    /**
     * One device.
     *
     * @param score from 0 to 100
     * @param summary score and reasons in one sentence: {@code 98: two gaps of 12 minutes and 7 minutes}
     */
    public record OfDevice(
            String device, int score, String summary, List<String> reasons, Traffic traffic, List<OfMetric> metrics) {

        public OfDevice {
            reasons = List.copyOf(reasons);
            metrics = List.copyOf(metrics);
        }
    }

    /**
     * One of its metrics.
     *
     * @param values how many there are
     * @param intervalSeconds how far apart values usually are, to the minute or hour; empty where there are too few to tell
     */
    public record OfMetric(
            String metric,
            int score,
            List<String> reasons,
            long values,
            OptionalLong intervalSeconds,
            List<Span> gaps,
            List<FlatLines.FlatLine> flatLines) {

        public OfMetric {
            reasons = List.copyOf(reasons);
            gaps = List.copyOf(gaps);
            flatLines = List.copyOf(flatLines);
        }
    }
}
