package io.dataflow.benchmarks.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.util.List;
import java.util.stream.IntStream;

/** Publishes over many connections with one thread, from the call of {@link #start} until it is closed. */
public final class Publishers implements AutoCloseable {

    private static final long LOOK_AGAIN_MILLIS = 1;

    private final Selector selector;
    private final List<Connection> connections;
    private final Thread thread;
    private volatile boolean closing;
    private volatile int welcome;

    private Publishers(PublisherPlan plan, Outbox outbox) throws IOException {
        this.selector = Selector.open();
        this.connections = IntStream.range(0, plan.connections())
                .mapToObj(number -> new Connection(number, plan, outbox, selector))
                .toList();
        this.thread = Thread.ofPlatform().name("publishers").start(this::run);
    }

    public static Publishers start(PublisherPlan plan, Outbox outbox) {
        try {
            return new Publishers(plan, outbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many connections the broker has let in at the moment. */
    public int connected() {
        return welcome;
    }

    /** Ends the connections; what was under way is given back to the outbox before this returns. */
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (selector) {
            while (!closing) {
                turn();
            }
            connections.forEach(Connection::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turn() throws IOException {
        long now = System.nanoTime();
        int count = 0;
        for (Connection connection : connections) {
            connection.pump(now);
            count += connection.isWelcome() ? 1 : 0;
        }
        welcome = count;
        selector.select(key -> ((Connection) key.attachment()).ready(), LOOK_AGAIN_MILLIS);
    }
}
