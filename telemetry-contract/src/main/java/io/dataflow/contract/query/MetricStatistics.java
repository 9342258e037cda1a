package io.dataflow.contract.query;

import java.time.Instant;

/**
 * One device's metric over a range, in the metric's unit.
 *
 * @param count how many values; where it is 0 the line is left out of the answer
 * @param last the newest value in the range
 * @param lastAt when the newest value was measured, to the rollup's precision
 */
public record MetricStatistics(
        String model,
        String device,
        String metric,
        String unit,
        long count,
        double avg,
        double min,
        double max,
        double last,
        Instant lastAt) {}
