package io.dataflow.dashboard.pipeline;

import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.contract.query.Outcomes;
import io.dataflow.dashboard.fleet.Answer;
import java.time.Instant;
import java.util.List;

/**
 * What bridge- and validation-service said about the way of the readings, asked one right after the other.
 *
 * @param nodes with those that were removed
 */
public record PipelineSample(Instant at, Answer<List<BufferNodeReport>> nodes, Answer<Outcomes> outcomes) {}
