package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.delivery.Room;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * What the broker sends, a byte now and then while room is scarce. So the broker keeps what there is no room for, and the MQTT client,
 * which takes a silent broker for a dead one, sees that it lives.
 */
final class BrakedStream extends FilterInputStream {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Room room;

    BrakedStream(InputStream in, Room room) {
        super(in);
        this.room = room;
    }

    @Override
    public int read() throws IOException {
        brakes();
        return super.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return super.read(into, from, brakes() ? Math.min(length, 1) : length);
    }

    /** Waits a little where room is scarce, and says whether it still is then. */
    private boolean brakes() throws IOException {
        if (!room.scarce()) {
            return false;
        }
        try {
            room.awaitPlenty(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("told to stop");
        }
        return room.scarce();
    }
}
