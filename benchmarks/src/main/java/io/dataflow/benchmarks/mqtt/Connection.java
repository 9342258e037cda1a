package io.dataflow.benchmarks.mqtt;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One publisher's connection: connects again by itself, and gives back what was under way when it broke. */
final class Connection {

    private static final long RETRY_AFTER = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long RETRY_SPREAD = TimeUnit.MILLISECONDS.toNanos(800);
    private static final long PING_AFTER = TimeUnit.SECONDS.toNanos(Frames.KEEP_ALIVE_SECONDS / 2);
    private static final long DEAD_AFTER = TimeUnit.SECONDS.toNanos(Frames.KEEP_ALIVE_SECONDS * 2);
    private static final int FAILURE = 0x80;

    private final int number;
    private final PublisherPlan plan;
    private final Outbox outbox;
    private final Selector selector;
    private final InFlight inFlight;
    private final Incoming incoming = new Incoming();
    private ByteBuffer out = ByteBuffer.allocate(32 * 1024);
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private boolean welcome;
    private long retryAt = System.nanoTime();
    private long lastSent;
    private long lastReceived;

    Connection(int number, PublisherPlan plan, Outbox outbox, Selector selector) {
        this.number = number;
        this.plan = plan;
        this.outbox = outbox;
        this.selector = selector;
        this.inFlight = new InFlight(plan.inFlight());
    }

    boolean isWelcome() {
        return welcome;
    }

    /** Connects where that is due, and sends what there is and fits. */
    void pump(long now) {
        try {
            if (channel == null) {
                connectIfDue(now);
            } else if (welcome) {
                fill();
                keepAlive(now);
                flush(channel);
            } else if (now - lastReceived > DEAD_AFTER) {
                drop();
            }
        } catch (IOException e) {
            drop();
        }
    }

    /** Does what the selector says can be done. */
    void ready() {
        SocketChannel open = channel;
        SelectionKey ready = key;
        if (open == null || ready == null) {
            return;
        }
        try {
            if (ready.isConnectable() && open.finishConnect()) {
                greet(open, ready);
            } else if (ready.isReadable()) {
                read(open);
            }
        } catch (IOException | IllegalStateException e) {
            drop();
        }
    }

    void close() {
        try {
            if (channel != null && welcome) {
                out.put(Frames.disconnect());
                flush(channel);
            }
        } catch (IOException e) {
            welcome = false;
        }
        drop();
    }

    private void connectIfDue(long now) throws IOException {
        if (now - retryAt < 0) {
            return;
        }
        SocketChannel opening = SocketChannel.open();
        channel = opening;
        opening.configureBlocking(false);
        opening.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey registered = opening.register(selector, SelectionKey.OP_CONNECT, this);
        key = registered;
        lastReceived = now;
        lastSent = now;
        out.clear();
        incoming.clear();
        if (opening.connect(
                new InetSocketAddress(plan.broker().host(), plan.broker().port()))) {
            greet(opening, registered);
        }
    }

    private void greet(SocketChannel open, SelectionKey registered) throws IOException {
        registered.interestOps(SelectionKey.OP_READ);
        out.put(Frames.connect(plan.clientIds() + number, plan.broker()));
        flush(open);
    }

    private void fill() {
        while (!inFlight.isFull() && out.position() < out.capacity() / 2) {
            Optional<Publish> next = outbox.next(number);
            if (next.isEmpty()) {
                return;
            }
            Publish message = next.get();
            byte[] topic = Frames.utf8(message.topic());
            makeRoom(Frames.roomFor(message, topic));
            Frames.publish(out, message, topic, inFlight.add(message.token()));
        }
    }

    private void makeRoom(int bytes) {
        if (out.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(out.position() + 2 * bytes);
            out.flip();
            out = larger.put(out);
        }
    }

    private void keepAlive(long now) {
        if (now - lastReceived > DEAD_AFTER) {
            drop();
        } else if (now - lastSent > PING_AFTER && now - lastReceived > PING_AFTER) {
            lastSent = now;
            out.put(Frames.ping());
        }
    }

    private void flush(SocketChannel open) throws IOException {
        if (out.position() == 0 || !open.isOpen()) {
            return;
        }
        lastSent = System.nanoTime();
        out.flip();
        open.write(out);
        out.compact();
    }

    private void read(SocketChannel open) throws IOException {
        if (open.read(incoming.buffer()) < 0) {
            drop();
            return;
        }
        lastReceived = System.nanoTime();
        incoming.forEachPacket(this::handle);
    }

    private void handle(int first, ByteBuffer content) {
        switch (first & 0xF0) {
            case Frames.CONNACK -> greeted(content.get(1) & 0xFF);
            case Frames.PUBACK -> acknowledged(content);
            case Frames.DISCONNECT -> throw new IllegalStateException("The broker ends the connection");
            default -> welcome &= true; // signs of life
        }
    }

    private void greeted(int reason) {
        if (reason >= FAILURE) {
            throw new IllegalStateException("The broker refuses the connection with reason " + reason);
        }
        welcome = true;
    }

    private void acknowledged(ByteBuffer content) {
        int id = content.getShort(0) & 0xFFFF;
        boolean refused = content.limit() > 2 && (content.get(2) & 0xFF) >= FAILURE;
        inFlight.remove(id, refused ? outbox::returned : outbox::acknowledged);
    }

    private void drop() {
        welcome = false;
        retryAt = System.nanoTime() + RETRY_AFTER + ThreadLocalRandom.current().nextLong(RETRY_SPREAD);
        SocketChannel closing = channel;
        channel = null;
        key = null;
        out.clear();
        inFlight.removeAll(outbox::returned);
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (IOException e) {
            return; // it is gone either way
        }
    }
}
