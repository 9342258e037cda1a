package io.dataflow.bridge.delivery;

import java.util.concurrent.atomic.AtomicBoolean;

/** Some of the room, until it is closed; to close it again changes nothing. */
public final class Space implements AutoCloseable {

    private final Room room;
    private final long bytes;
    private final AtomicBoolean closed = new AtomicBoolean();

    Space(Room room, long bytes) {
        this.room = room;
        this.bytes = bytes;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            room.giveBack(bytes);
        }
    }
}
