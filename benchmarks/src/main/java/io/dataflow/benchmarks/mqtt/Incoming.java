package io.dataflow.benchmarks.mqtt;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;

/** Cuts what a broker sends into packets. */
final class Incoming {

    private static final int ROOM = 16 * 1024;

    private final ByteBuffer buffer = ByteBuffer.allocate(ROOM);

    /** Where to read into. */
    ByteBuffer buffer() {
        return buffer;
    }

    void clear() {
        buffer.clear();
    }

    /** Hands over each packet that is complete: its first byte, and what follows its length. */
    void forEachPacket(BiConsumer<Integer, ByteBuffer> handler) {
        buffer.flip();
        while (takePacket(handler)) {
            continue;
        }
        buffer.compact();
    }

    private boolean takePacket(BiConsumer<Integer, ByteBuffer> handler) {
        int start = buffer.position();
        int length = 0;
        int shift = 0;
        for (int at = start + 1; at < buffer.limit() && shift < 28; at++, shift += 7) {
            int digit = buffer.get(at);
            length |= (digit & 0x7F) << shift;
            if (digit >= 0) {
                return handOver(handler, start, at + 1, length);
            }
        }
        return false;
    }

    private boolean handOver(BiConsumer<Integer, ByteBuffer> handler, int start, int content, int length) {
        if (length > ROOM - 5) {
            throw new IllegalStateException("The broker sent a packet of " + length + " bytes to a mere publisher");
        }
        if (content + length > buffer.limit()) {
            return false;
        }
        handler.accept(buffer.get(start) & 0xFF, buffer.slice(content, length));
        buffer.position(content + length);
        return true;
    }
}
