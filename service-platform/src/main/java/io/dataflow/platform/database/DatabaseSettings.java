package io.dataflow.platform.database;

import io.dataflow.platform.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the shared database is.
 *
 * @param url its JDBC URL; parameters that the services need are added when absent
 * @param username who signs in to it
 * @param password with what
 */
@ConfigurationProperties("dataflow.database")
public record DatabaseSettings(
        @DefaultValue("jdbc:mysql://127.0.0.1:3306/dataflow")
        String url,

        @DefaultValue("dataflow") String username,
        @DefaultValue("") Secret password) {

    public DatabaseSettings {
        if (!url.startsWith("jdbc:mysql:")) {
            throw new IllegalArgumentException(
                    "dataflow.database.url is %s and must start with jdbc:mysql: (for MariaDB too)".formatted(url));
        }
    }
}
