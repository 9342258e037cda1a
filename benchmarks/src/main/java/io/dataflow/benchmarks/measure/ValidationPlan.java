package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.load.LoadPlan;

/**
 * What is measured of the validation stage alone.
 *
 * @param load the messages of each round; neither its rate nor what is in flight matters
 * @param warmUp messages before anything is measured
 * @param rounds how often it is measured
 */
public record ValidationPlan(LoadPlan load, long warmUp, int nodes, int rounds) {

    public ValidationPlan {
        if (rounds < 1) {
            throw new IllegalArgumentException("There has to be a round");
        }
    }
}
