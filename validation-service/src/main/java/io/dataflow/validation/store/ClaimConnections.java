package io.dataflow.validation.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * The database connections that claims are stored over, apart from those that people's requests use. The database ends a session
 * that says nothing for ten seconds, and with it the transaction and its locks: a process that is paused in the middle of a
 * claim holds up the others no longer than that. The pool keeps sessions that are idle from being taken for such ones.
 */
@Component
public class ClaimConnections implements DisposableBean {

    private static final long SILENT_SECONDS = 10;
    private static final long WAIT_FOR_LOCK_SECONDS = 15;
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(3);
    private static final int ANSWER_WITHIN_SECONDS = 3;
    private static final int KEPT_FOR_REUSE = 8;
    private static final int STATEMENTS_KEPT = 200;
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    /** Once a connection, so that no claim costs a round trip more for it. */
    private static final List<String> SESSION = List.of(
            "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
            "SET SESSION wait_timeout = %1$d, SESSION net_read_timeout = %1$d, SESSION net_write_timeout = %1$d,"
                            .formatted(SILENT_SECONDS)
                    + " SESSION innodb_lock_wait_timeout = " + WAIT_FOR_LOCK_SECONDS);

    private final DataSource dataSource;

    @Autowired
    ClaimConnections(JdbcConnectionDetails database) {
        this(pool(database));
    }

    ClaimConnections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Its connections don't commit by themselves and are read-committed. */
    DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void destroy() throws SQLException {
        if (dataSource instanceof BasicDataSource pool) {
            pool.close();
        }
    }

    private static BasicDataSource pool(JdbcConnectionDetails database) {
        BasicDataSource pool = new BasicDataSource();
        pool.setUrl(database.getJdbcUrl());
        pool.setUsername(database.getUsername());
        pool.setPassword(database.getPassword());
        // The database keeps the statements, and need not read the text of each row.
        pool.addConnectionProperty("useServerPrepStmts", "true");
        pool.setPoolPreparedStatements(true);
        pool.setMaxOpenPreparedStatements(STATEMENTS_KEPT);
        pool.setConnectionInitSqls(SESSION);
        pool.setDefaultAutoCommit(false);
        // Whoever borrows a connection ends its transaction itself; the pool would spend a round trip to make sure.
        pool.setAutoCommitOnReturn(false);
        pool.setRollbackOnReturn(false);
        pool.setMaxTotal(-1);
        pool.setMaxIdle(KEPT_FOR_REUSE);
        pool.setMaxConn(LONGEST_LIFE);
        pool.setLogExpiredConnections(false);
        keepAlive(pool);
        return pool;
    }

    private static void keepAlive(BasicDataSource pool) {
        pool.setTestOnBorrow(false);
        pool.setTestWhileIdle(true);
        pool.setNumTestsPerEvictionRun(-1);
        pool.setDurationBetweenEvictionRuns(BETWEEN_SIGNS_OF_LIFE);
        pool.setValidationQueryTimeout(Duration.ofSeconds(ANSWER_WITHIN_SECONDS));
    }
}
