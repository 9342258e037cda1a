package io.dataflow.bridge.source.http.body;

import io.dataflow.bridge.delivery.Space;
import java.io.Closeable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one reading while they come in. A few KB each request has for itself; what is more comes from the desk, so that many
 * slow senders of large readings can't fill the memory. Not safe for use by several threads.
 */
final class Gathered implements Closeable {

    private static final int OWN = 4 * 1024;

    private final Desk desk;
    private final int most;
    private byte[] bytes = new byte[OWN];
    private int size;
    private boolean tooLarge;
    private @Nullable Space space;

    Gathered(Desk desk) {
        this.desk = desk;
        this.most = Math.toIntExact(desk.largestReading().toBytes());
    }

    /** Beyond the largest size, bytes are passed over. */
    void add(int next) {
        if (size == most) {
            tooLarge = true;
            return;
        }
        if (size == bytes.length) {
            grow();
        }
        bytes[size++] = (byte) next;
    }

    private void grow() {
        int larger = (int) Math.min(2L * bytes.length, most);
        Space more = desk.spaceFor(larger);
        giveBack();
        space = more;
        bytes = Arrays.copyOf(bytes, larger);
    }

    boolean tooLarge() {
        return tooLarge;
    }

    /** Takes carriage returns off the end. */
    void trimReturns() {
        while (size > 0 && bytes[size - 1] == '\r') {
            size--;
        }
    }

    /** Takes what JSON has for blanks off the end. */
    void trimBlanks() {
        while (size > 0 && Blanks.is(bytes[size - 1])) {
            size--;
        }
    }

    boolean isEmpty() {
        return size == 0 && !tooLarge;
    }

    /** What was gathered, and empties it. */
    Cut cut(long line) {
        Cut cut = tooLarge
                ? new Cut.Unusable(line, Refusal.tooLarge(desk.largestReading()))
                : new Cut.Slice(line, Arrays.copyOf(bytes, size));
        clear();
        return cut;
    }

    void clear() {
        size = 0;
        tooLarge = false;
        if (bytes.length > OWN) {
            bytes = new byte[OWN];
            giveBack();
        }
    }

    private void giveBack() {
        if (space != null) {
            space.close();
            space = null;
        }
    }

    @Override
    public void close() {
        giveBack();
    }
}
