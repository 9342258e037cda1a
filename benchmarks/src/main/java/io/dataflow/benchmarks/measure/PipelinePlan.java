package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.load.LoadPlan;
import java.time.Duration;

/**
 * What is measured of the whole way.
 *
 * @param load the messages of the part that measures throughput; its rate doesn't matter
 * @param warmUp messages before anything is measured
 * @param stored readings that are in the database before that
 * @param fixedRate of the first part that measures latency, the second one runs at half of what the throughput was
 * @param latencyFor how long each of those parts takes; zero for neither
 * @param watched of how many devices the rows are watched meanwhile
 */
public record PipelinePlan(
        LoadPlan load, long warmUp, long stored, int nodes, double fixedRate, Duration latencyFor, int watched) {

    public PipelinePlan {
        if (watched < 1 || watched > load.devices()) {
            throw new IllegalArgumentException("At least one device has to be watched and at most all of them");
        }
    }
}
