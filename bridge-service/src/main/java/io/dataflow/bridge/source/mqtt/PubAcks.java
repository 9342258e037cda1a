package io.dataflow.bridge.source.mqtt;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Acknowledges messages at the broker, those of a moment in one piece, in a thread of its own: whoever acknowledges waits for nothing.
 * Safe for use by any number of threads.
 */
final class PubAcks implements AutoCloseable {

    private static final byte TYPE = 0x40;
    private static final byte REMAINING = 2;
    private static final int BYTES = 4;
    private static final int FIRST_CAPACITY = 256 * BYTES;
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final PacketOutput out;
    private final Consumer<IOException> failed;
    private final Thread thread = Thread.ofPlatform().name("mqtt-acks").unstarted(this::run);
    private byte[] waiting = new byte[FIRST_CAPACITY];
    private byte[] sending = new byte[FIRST_CAPACITY];
    private int length;
    private boolean closed;

    private PubAcks(PacketOutput out, Consumer<IOException> failed) {
        this.out = out;
        this.failed = failed;
    }

    /** @param failed hears why the broker can't be told any more; nothing is told it after that */
    static PubAcks over(PacketOutput out, Consumer<IOException> failed) {
        PubAcks acks = new PubAcks(out, failed);
        acks.thread.start();
        return acks;
    }

    /** Says that the message of this packet id is safe; answers at once. */
    synchronized void add(int packetId) {
        if (length == waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * length);
        }
        waiting[length] = TYPE;
        waiting[length + 1] = REMAINING;
        waiting[length + 2] = (byte) (packetId >> Byte.SIZE);
        waiting[length + 3] = (byte) packetId;
        length += BYTES;
        if (length == BYTES) {
            notifyAll();
        }
    }

    private void run() {
        try {
            while (awaitFirst()) {
                // One nap instead of a wake-up a message, as in the pump.
                LockSupport.parkNanos(MOMENT.toNanos());
                int count = swap();
                out.send(sending, count);
            }
        } catch (IOException e) {
            failed.accept(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitFirst() throws InterruptedException {
        while (length == 0 && !closed) {
            wait();
        }
        return !closed;
    }

    private synchronized int swap() {
        byte[] full = waiting;
        int count = length;
        waiting = sending;
        sending = full;
        length = 0;
        return count;
    }

    /** Sends nothing any more; what is unsent will be delivered again. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
