package io.dataflow.local;

import java.nio.file.Path;

/**
 * How a local Redis server runs.
 *
 * @param name what people know it by, such as {@code redis-1}
 * @param folder everything of it lies here
 * @param port where it listens on 127.0.0.1, or 0 for a free one
 * @param password what its clients log in with; may be another one at each start
 * @param maxMemoryMegabytes with more than this in it, it refuses to take more, rather than drop what it has
 */
public record RedisSettings(String name, Path folder, int port, String password, int maxMemoryMegabytes) {

    private static final int DEFAULT_MEMORY = 256;

    public RedisSettings {
        if (!password.matches("[\\x21-\\x7e&&[^\"\\\\]]+")) {
            throw new IllegalArgumentException(
                    "The password of " + name + " must consist of visible ASCII characters other than \" and \\");
        }
    }

    /** With what suits a small machine. */
    public static RedisSettings of(String name, Path folder, int port, String password) {
        return new RedisSettings(name, folder, port, password, DEFAULT_MEMORY);
    }

    @Override
    public String toString() {
        return "RedisSettings[name=%s, folder=%s, port=%d, password=***, maxMemoryMegabytes=%d]"
                .formatted(name, folder, port, maxMemoryMegabytes);
    }
}
