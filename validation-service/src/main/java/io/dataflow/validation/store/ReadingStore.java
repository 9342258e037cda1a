package io.dataflow.validation.store;

import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores readings that are in no claim, together with whatever else has to be true at the same moment. */
@Component
public class ReadingStore {

    private static final int ATTEMPTS_IN_A_CROWD = 5;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final ClaimRows rows;

    ReadingStore(ClaimConnections connections, ClaimRows rows) {
        this.jdbc = new JdbcTemplate(connections.dataSource());
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(connections.dataSource()));
        this.rows = rows;
    }

    /** A transaction, read-committed, that readings can be stored in. */
    public final class Writing {

        private final TransactionStatus transaction;

        private Writing(TransactionStatus transaction) {
            this.transaction = transaction;
        }

        /** For what else is written. */
        public JdbcTemplate jdbc() {
            return jdbc;
        }

        /** The transaction itself. */
        public TransactionStatus transaction() {
            return transaction;
        }

        /** Stores what isn't stored yet, rollups and latest values included; says how many entries became what. */
        public OutcomeCounts store(List<JudgedEntry> entries) {
            return rows.write(jdbc, transaction, entries).counts();
        }

        /** Whatever was written is taken back when the work ends. */
        public void giveUp() {
            transaction.setRollbackOnly();
        }
    }

    /**
     * Does all of the work, or nothing; it may be run several times where other transactions are in the way.
     *
     * @throws StoreUnavailable if it has to be tried again later
     * @throws Unstorable if no later attempt passes with these readings
     */
    public <T> T write(Function<Writing, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.execute(transaction -> work.apply(new Writing(transaction)));
            } catch (RuntimeException e) {
                switch (Failure.of(e)) {
                    case CONTENTION -> {
                        if (attempt == ATTEMPTS_IN_A_CROWD) {
                            throw new StoreUnavailable(e);
                        }
                    }
                    case DATABASE -> throw new StoreUnavailable(e);
                    case DATA, BUG -> throw new Unstorable(e);
                }
            }
        }
    }

    /** The readings themselves can't be stored. */
    public static final class Unstorable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unstorable(RuntimeException why) {
            super(why.getMessage(), why);
        }
    }
}
