package io.dataflow.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.dialect.MySQLDialect;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

/** Names Hibernate's dialect after what the server says it is, since the MySQL driver calls both of them MySQL. */
final class ServerDialect implements HibernatePropertiesCustomizer {

    private final DataSource database;

    ServerDialect(DataSource database) {
        this.database = database;
    }

    @Override
    public void customize(Map<String, Object> properties) {
        properties.putIfAbsent(JdbcSettings.DIALECT, isMariaDb() ? MariaDBDialect.class : MySQLDialect.class);
    }

    private boolean isMariaDb() {
        try (Connection connection = database.getConnection()) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            return version.toLowerCase(Locale.ROOT).contains("mariadb");
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say what it is. Check dataflow.database.url", e);
        }
    }
}
