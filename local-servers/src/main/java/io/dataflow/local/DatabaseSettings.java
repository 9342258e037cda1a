package io.dataflow.local;

import java.nio.file.Path;

/**
 * How a local database runs.
 *
 * @param folder everything of it lies here; must not change while there is data in it
 * @param port where it listens on 127.0.0.1, or 0 for a free one
 * @param password what the user {@code dataflow} logs in with; may be another one at each start
 * @param bufferPoolMegabytes how much of the data it keeps in memory
 * @param maxConnections how many may be connected at a time
 */
public record DatabaseSettings(Path folder, int port, String password, int bufferPoolMegabytes, int maxConnections) {

    private static final int DEFAULT_BUFFER_POOL = 256;
    private static final int DEFAULT_CONNECTIONS = 100;

    public DatabaseSettings {
        if (password.isBlank()) {
            throw new IllegalArgumentException("The password of the local database must not be empty");
        }
    }

    /** With what suits a small machine. */
    public static DatabaseSettings of(Path folder, int port, String password) {
        return new DatabaseSettings(folder, port, password, DEFAULT_BUFFER_POOL, DEFAULT_CONNECTIONS);
    }

    @Override
    public String toString() {
        return "DatabaseSettings[folder=%s, port=%d, password=***, bufferPoolMegabytes=%d, maxConnections=%d]"
                .formatted(folder, port, bufferPoolMegabytes, maxConnections);
    }
}
