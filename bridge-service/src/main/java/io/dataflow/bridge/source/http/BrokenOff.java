package io.dataflow.bridge.source.http;

import io.dataflow.platform.problem.Problem;

/** The body of a request ended before its end; whether its sender is there to hear it is not known. */
final class BrokenOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    BrokenOff(Problem problem) {
        super(problem.getMessage());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
