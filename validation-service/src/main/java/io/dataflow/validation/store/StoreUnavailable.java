package io.dataflow.validation.store;

/** The database doesn't take anything at the moment: it is away, read-only, full, or busy with others. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreUnavailable(Throwable cause) {
        super("The database takes no readings at the moment: " + cause.getMessage(), cause);
    }
}
