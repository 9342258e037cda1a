package io.dataflow.contract;

/** What lies in a buffer is not an envelope: some other program wrote it, or another version did. */
public final class MalformedEnvelope extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedEnvelope(String why) {
        super("Not an envelope: " + why);
    }
}
