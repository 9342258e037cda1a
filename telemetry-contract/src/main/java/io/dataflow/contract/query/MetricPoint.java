package io.dataflow.contract.query;

import java.time.Instant;

/**
 * One point of a series, in the metric's unit.
 *
 * @param at the reading's instant, or the beginning of the rollup's span
 * @param count how many values it stands for, at least 1
 * @param last the value of the latest reading in the span
 */
public record MetricPoint(Instant at, long count, double avg, double min, double max, double last) {}
