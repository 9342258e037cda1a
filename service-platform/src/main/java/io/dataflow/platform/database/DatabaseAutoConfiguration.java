package io.dataflow.platform.database;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/** The connection to the shared database. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@EnableConfigurationProperties(DatabaseSettings.class)
public class DatabaseAutoConfiguration {

    @Bean
    JdbcConnectionDetails databaseConnection(DatabaseSettings settings) {
        return new DatabaseConnection(settings);
    }

    @Bean
    ServerDialect serverDialect(DataSource database) {
        return new ServerDialect(database);
    }
}
