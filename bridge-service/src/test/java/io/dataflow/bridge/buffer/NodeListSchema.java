package io.dataflow.bridge.buffer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dataflow.local.test.TestDatabase;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.TrustedCa;
import io.dataflow.platform.secret.SecretBox;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The list of buffer nodes in a schema of its own that no bridge looks at, for tests; nothing answers where its nodes are. */
final class NodeListSchema implements AutoCloseable {

    private final HikariDataSource pool;
    private final SecretBox secrets = SecretBox.derivedFrom("a test's secret");

    NodeListSchema() {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(TestDatabase.freshSchema());
        settings.setUsername(TestDatabase.username());
        settings.setPassword(TestDatabase.password());
        pool = new HikariDataSource(settings);
        Flyway.configure().dataSource(pool).load().migrate();
    }

    DataSource dataSource() {
        return pool;
    }

    JdbcClient database() {
        return JdbcClient.create(pool);
    }

    SecretBox secrets() {
        return secrets;
    }

    NodeTransactions transactions() {
        return transactions(new DataSourceTransactionManager(pool));
    }

    NodeTransactions transactions(PlatformTransactionManager manager) {
        return new NodeTransactions(database(), manager);
    }

    NodeRegister register() {
        return new NodeRegister(database(), transactions(), secrets, Clock.systemUTC());
    }

    AbandonedNodes abandoned() {
        return new AbandonedNodes(database(), transactions(), secrets);
    }

    /** A new node of the list. */
    NodeRegister.Line added(NodeName name) {
        register().add(name, nowhere(1));
        return line(name);
    }

    NodeRegister.Line line(NodeName name) {
        return register().find(name).orElseThrow();
    }

    static NodeAddress nowhere(int database) {
        return NodeAddress.parse("redis://127.0.0.1:9/" + database, TrustedCa.OF_JAVA);
    }

    /** What is known of a node when it is removed. */
    LastLedger last(NodeRegister.Line line, boolean told) {
        NodeCounts counts = new NodeCounts(5, 3, 2, 0, "", line.revision());
        return new LastLedger(line.place(), counts, register().nextRevision(line.revision()), told);
    }

    long count(String table) {
        return database().sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }

    @Override
    public void close() {
        pool.close();
    }
}
