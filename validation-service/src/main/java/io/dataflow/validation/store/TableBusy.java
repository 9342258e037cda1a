package io.dataflow.validation.store;

import org.springframework.dao.CannotAcquireLockException;

/** Somebody has been in the middle of something with a table for so long that it could not be changed; a later try may pass. */
final class TableBusy extends CannotAcquireLockException {

    private static final long serialVersionUID = 1L;

    TableBusy(String table, Throwable cause) {
        super(
                "Table " + table
                        + " is in use by a long transaction and could not be changed; it is tried again. End the"
                        + " transaction if it should not be there: " + cause.getMessage(),
                cause);
    }
}
