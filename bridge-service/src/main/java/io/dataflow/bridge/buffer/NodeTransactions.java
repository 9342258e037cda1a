package io.dataflow.bridge.buffer;

import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes of the node list that take more than one statement; one at a time, however many bridges there are.
 *
 * <p>The order of locks is the same everywhere: first the one row of {@code buffer_node_list}, then the accounts of nodes that were
 * removed ({@code buffer_node_ledger}), then nodes ({@code buffer_node}). Because of the first, no two of these changes hold locks at
 * the same time, so none can wait for one that waits for it; a single statement outside of them, such as draining a node, holds nothing
 * that it could make others wait for while it waits itself. What is read is what was committed last, so that whoever finds a line
 * changed by such a statement sees the change when reading again.
 */
final class NodeTransactions {

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    NodeTransactions(JdbcClient database, PlatformTransactionManager manager) {
        this.database = database;
        this.transaction = new TransactionTemplate(manager);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /**
     * Makes a change as a whole or not at all; within another one, it becomes a part of that.
     *
     * @param change answers false, or throws, where nothing is to be written
     * @return what the change answered
     */
    boolean write(BooleanSupplier change) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            lock();
            boolean made = change.getAsBoolean();
            if (!made) {
                status.setRollbackOnly();
            }
            return made;
        }));
    }

    private void lock() {
        database.sql("SELECT id FROM buffer_node_list WHERE id = 1 FOR UPDATE")
                .query(Integer.class)
                .single();
    }
}
