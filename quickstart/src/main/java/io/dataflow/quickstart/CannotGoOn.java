package io.dataflow.quickstart;

/** Something a person has to change before the command can work; the message says what, in one line. */
public final class CannotGoOn extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    public CannotGoOn(String message) {
        this(message, 1);
    }

    public CannotGoOn(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
