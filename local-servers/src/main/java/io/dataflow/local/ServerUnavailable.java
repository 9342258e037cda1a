package io.dataflow.local;

/** A local server can't run; the message is one line that says why and what to do about it. */
public final class ServerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerUnavailable(String message) {
        super(message);
    }

    public ServerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
