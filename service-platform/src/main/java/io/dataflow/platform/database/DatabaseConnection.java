package io.dataflow.platform.database;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Hands our settings to the connection pool. */
record DatabaseConnection(DatabaseSettings settings) implements JdbcConnectionDetails {

    @Override
    public String getUsername() {
        return settings.username();
    }

    @Override
    public String getPassword() {
        return settings.password().value();
    }

    @Override
    public String getJdbcUrl() {
        return DatabaseUrl.completing(settings.url()).value();
    }
}
