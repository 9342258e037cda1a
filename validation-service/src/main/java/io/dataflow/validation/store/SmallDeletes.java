package io.dataflow.validation.store;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes many rows in transactions so small that those who store wait for none of them. */
@Component
class SmallDeletes {

    private static final int ROWS = 2_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    SmallDeletes(JdbcTemplate jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
        // Locks no more than the rows that are deleted, so that others may insert beside them.
        this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /**
     * Deletes until nothing is left to delete.
     *
     * @param sql a DELETE without a LIMIT, whose rows an index leads to
     * @return how many rows are gone
     */
    long run(String sql, Object... parameters) {
        long deleted = 0;
        int last;
        do {
            Integer rows = transactions.execute(transaction -> jdbc.update(sql + " LIMIT " + ROWS, parameters));
            last = rows == null ? 0 : rows;
            deleted += last;
        } while (last == ROWS);
        return deleted;
    }
}
