package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.load.LoadPlan;
import java.time.Duration;

/**
 * What is measured.
 *
 * @param load the messages of the part that measures throughput; its rate doesn't matter
 * @param warmUp messages before anything is measured
 * @param fixedRate of the first part that measures latency, the second one runs at half of what the throughput was
 * @param latencyFor how long each of those parts takes
 * @param overload how long all buffer nodes are away; zero for not at all
 */
public record BridgePlan(
        LoadPlan load, long warmUp, int bridges, int nodes, double fixedRate, Duration latencyFor, Duration overload) {}
