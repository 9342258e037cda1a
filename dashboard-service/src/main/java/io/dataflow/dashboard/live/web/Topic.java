package io.dataflow.dashboard.live.web;

import io.dataflow.platform.problem.Problem;

/** What a page can listen to. */
enum Topic {
    READINGS,
    PIPELINE;

    static Topic of(String name) {
        return switch (name) {
            case "readings" -> READINGS;
            case "pipeline" -> PIPELINE;
            default ->
                throw Problem.badRequest(
                        "No such topic", "There is no topic '" + name + "'. Listen to 'readings' or 'pipeline'.");
        };
    }
}
