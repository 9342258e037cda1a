package io.dataflow.benchmarks;

/** Something a person has to change before a run can begin; the message says what, in one line. */
public final class CannotRun extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CannotRun(String message) {
        super(message);
    }

    public CannotRun(String message, Throwable cause) {
        super(message, cause);
    }
}
