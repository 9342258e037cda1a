package io.dataflow.local;

import java.nio.file.Path;

/**
 * A server that runs as a child process. Handles are safe to use from several threads; each call returns when what it asked for
 * is so.
 */
public sealed interface LocalServer extends AutoCloseable permits LocalDatabase, LocalRedis, LocalBroker {

    /** What people know it by, such as {@code redis-1}. */
    String name();

    /** Where it listens, on 127.0.0.1. The same after a restart. */
    int port();

    /** What it says goes here, across restarts. */
    Path log();

    /** The process that runs now, or that ran last. */
    long pid();

    boolean isAlive();

    /** Ends it at once, as a power cut would (SIGKILL), and waits until it is gone. */
    void kill();

    /** Lets it hang (SIGSTOP) until {@link #resume()}: connections stay open and nothing answers. Not on Windows. */
    void pause();

    /** Lets a paused server go on. */
    void resume();

    /** Ends it in order and waits for that; does nothing where it has ended already. */
    void stop();

    /**
     * Stops it where it still runs, and starts it with the same data on the same port.
     *
     * @throws ServerUnavailable where it doesn't come up
     */
    void restart();

    @Override
    default void close() {
        stop();
    }
}
