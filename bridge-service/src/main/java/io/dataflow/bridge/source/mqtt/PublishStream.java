package io.dataflow.bridge.source.mqtt;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * What the broker sends, less its messages: those are taken out and handed on at once, which spares each of them the MQTT client's way
 * through two threads. The client gets everything else, and now and then a sign that the broker lives, because it takes a silent one for
 * dead; so too while messages wait for room and nothing is read, which leaves to the broker what there is no room for.
 */
final class PublishStream extends InputStream {

    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_HEADER = 5;
    private static final long SIGN_EVERY = Duration.ofMillis(500).toNanos();
    private static final byte[] PING_RESPONSE = {(byte) 0xD0, 0};

    private final InputStream in;
    private final Taking taking;
    private final long largestPacket;
    private byte[] buffer = new byte[PIECE];
    private int from;
    private int to;
    private int passing;
    private InputStream sign = nullInputStream();
    private long lastSign = System.nanoTime();
    private Optional<Publish> untaken = Optional.empty();

    PublishStream(InputStream in, Taking taking, long largestPacket) {
        this.in = in;
        this.taking = taking;
        this.largestPacket = largestPacket;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (passing == 0 && sign.available() == 0) {
            advance();
        }
        if (passing == 0) {
            return sign.read(into, offset, length);
        }
        need(1);
        int count = Math.min(length, Math.min(passing, to - from));
        System.arraycopy(buffer, from, into, offset, count);
        from += count;
        passing -= count;
        return count;
    }

    @Override
    public int available() {
        return passing == 0 ? 0 : Math.min(passing, to - from);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Hands on the next packet if it is a message; else it is the client's, or it is time for a sign. */
    private void advance() throws IOException {
        if (untaken.isPresent()) {
            take(untaken.get());
        } else {
            next();
        }
        if (passing == 0 && System.nanoTime() - lastSign > SIGN_EVERY) {
            sign = new ByteArrayInputStream(PING_RESPONSE);
            lastSign = System.nanoTime();
        }
    }

    private void next() throws IOException {
        need(2);
        int header = headerLength();
        int length = header + remainingLength(header);
        if ((buffer[from] >> 4 & 0x0F) != PublishPacket.TYPE) {
            passing = length;
            lastSign = System.nanoTime();
            return;
        }
        need(length);
        ByteBuffer packet = ByteBuffer.wrap(buffer, from + header, length - header);
        Publish publish = PublishPacket.read(buffer[from], packet);
        from += length;
        take(publish);
    }

    private void take(Publish publish) throws IOException {
        try {
            untaken = taking.take(publish) ? Optional.empty() : Optional.of(publish);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("told to stop");
        }
    }

    private int headerLength() throws IOException {
        int length = 2;
        while (buffer[from + length - 1] < 0) {
            length++;
            if (length > LONGEST_HEADER) {
                throw new IOException("The broker sent a packet whose length takes more than four bytes");
            }
            need(length);
        }
        return length;
    }

    private int remainingLength(int header) throws IOException {
        int length = 0;
        for (int i = header - 1; i > 0; i--) {
            length = length << 7 | buffer[from + i] & 0x7F;
        }
        if (header + length > largestPacket) {
            throw new IOException("The broker sent a packet of " + length + " bytes, more than it was told to");
        }
        return length;
    }

    /** Reads until there are so many bytes; where reading fails, what is there stays, and it can be tried again. */
    private void need(int bytes) throws IOException {
        if (to - from >= bytes) {
            return;
        }
        makePlace(bytes);
        while (to - from < bytes) {
            int count = in.read(buffer, to, buffer.length - to);
            if (count < 0) {
                throw new EOFException("The broker closed the connection");
            }
            to += count;
        }
    }

    private void makePlace(int bytes) {
        if (from + bytes <= buffer.length && from != to) {
            return;
        }
        int size = Math.max(PIECE, bytes);
        byte[] place = buffer.length == size ? buffer : new byte[size];
        System.arraycopy(buffer, from, place, 0, to - from);
        buffer = place;
        to -= from;
        from = 0;
    }

    /** Where messages go. */
    interface Taking {

        /** Takes a message, or answers false where there was no room for it within a moment; then it is asked again. */
        boolean take(Publish publish) throws InterruptedException;
    }
}
