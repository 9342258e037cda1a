package io.dataflow.validation.store;

import java.sql.DataTruncation;
import java.sql.SQLException;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.TransactionException;

/** What kind of failure an attempt to write ended in. */
enum Failure {
    /** Another transaction was in the way; the next attempt may pass. */
    CONTENTION,
    /** The values themselves: no later attempt passes with them. */
    DATA,
    /** The database, which will be back. */
    DATABASE,
    /** Ours: nothing that a database said. */
    BUG;

    private static final Set<Integer> CONTENTION_CODES = Set.of(1205, 1213, 1020, 3572);
    /** What the driver throws for a row that fits into no packet; it has no code of its own. */
    private static final String TOO_LARGE = "PacketTooBigException";

    private static final Set<Integer> DATA_CODES = Set.of(1118, 1153, 1366, 1367, 1411, 3140, 3141, 3156, 4025);

    static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                return of(e);
            }
        }
        return thrown instanceof DataAccessException || thrown instanceof TransactionException
                ? databaseOrContention(thrown)
                : BUG;
    }

    private static Failure databaseOrContention(Throwable thrown) {
        return thrown instanceof PessimisticLockingFailureException ? CONTENTION : DATABASE;
    }

    private static Failure of(SQLException e) {
        if (CONTENTION_CODES.contains(e.getErrorCode())) {
            return CONTENTION;
        }
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        boolean data = e instanceof DataTruncation
                || e.getClass().getSimpleName().equals(TOO_LARGE)
                || state.startsWith("22")
                || state.startsWith("23")
                || DATA_CODES.contains(e.getErrorCode());
        return data ? DATA : DATABASE;
    }
}
