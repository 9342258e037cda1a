package io.dataflow.platform.secret;

/** A sealed secret was sealed with another key or for another purpose, or was changed since. */
public final class SealedSecretUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealedSecretUnreadable(String context, Throwable cause) {
        super(
                "The secret of " + context
                        + " can't be read: it was sealed with another key. Start all services with the"
                        + " dataflow.secrets.key (DATAFLOW_SECRETS_KEY) that it was sealed with, or enter the secret again",
                cause);
    }
}
