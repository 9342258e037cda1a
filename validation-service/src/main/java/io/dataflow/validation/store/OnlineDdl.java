package io.dataflow.validation.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Changes tables that others read and write. Whoever wants to change a table waits until nobody is in the middle of something with
 * it, and all who come later wait behind: so it waits a second at most, steps aside for a while and tries again.
 */
@Component
class OnlineDdl {

    private static final Logger LOG = LoggerFactory.getLogger(OnlineDdl.class);
    private static final Set<Integer> BUSY = Set.of(1205, 1213);
    private static final int LOCK_SECONDS = 1;
    private static final int MOST_TRIES = 5;
    private static final int LONGEST_PAUSE_MILLIS = 2_000;

    /** Rows that have to be rewritten take as long as they take. */
    private static final int LONGEST_CHANGE_MILLIS = (int) Duration.ofHours(6).toMillis();

    private final DataSource dataSource;
    private final SQLExceptionTranslator translator;

    OnlineDdl(DataSource dataSource) {
        this.dataSource = dataSource;
        this.translator = new SQLErrorCodeSQLExceptionTranslator("MySQL");
    }

    /**
     * Runs a statement that changes a table, on a connection of its own; it takes no part in a transaction.
     *
     * @throws TableBusy if somebody was in the middle of something with the table at each try; nothing was changed then
     * @throws org.springframework.dao.DataAccessException if the database doesn't do it
     */
    void run(String table, String sql) {
        for (int attempt = 1; ; attempt++) {
            try {
                execute(sql);
                return;
            } catch (SQLException e) {
                if (!BUSY.contains(e.getErrorCode())) {
                    DataAccessException translated = translator.translate("change of table " + table, sql, e);
                    throw translated == null
                            ? new UncategorizedSQLException("change of table " + table, sql, e)
                            : translated;
                }
                if (attempt == MOST_TRIES) {
                    throw new TableBusy(table, e);
                }
                LOG.debug("Table {} is in use; try {} of {} to change it", table, attempt, MOST_TRIES, e);
            }
            pause(attempt);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, LONGEST_CHANGE_MILLIS);
            statement.setEscapeProcessing(false);
            statement.execute("SET SESSION lock_wait_timeout = " + LOCK_SECONDS);
            try {
                statement.execute(sql);
            } finally {
                statement.execute("SET SESSION lock_wait_timeout = DEFAULT");
            }
        }
    }

    private static void pause(int attempt) {
        long longest = Math.min(LONGEST_PAUSE_MILLIS, 250L << attempt);
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to change a table", e);
        }
    }
}
