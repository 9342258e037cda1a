package io.dataflow.broker;

/** The broker can't start as it is set up; the message is one line that names the setting and what it should be. */
final class InvalidSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidSettings(String message) {
        super(message);
    }

    InvalidSettings(String message, Throwable cause) {
        super(message, cause);
    }
}
