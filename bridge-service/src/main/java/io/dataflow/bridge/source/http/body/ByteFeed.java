package io.dataflow.bridge.source.http.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Hands out a stream byte by byte. Not safe for use by several threads. */
final class ByteFeed {

    static final int END = -1;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[8 * 1024];
    private int position;
    private int limit;

    ByteFeed(InputStream in) {
        this.in = in;
    }

    /** From 0 to 255, or {@link #END}. */
    int next() throws IOException {
        return position < limit || fill() ? buffer[position++] & 0xff : END;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    /** Passes over what some editors write before the first line; to be called before anything else. */
    void skipByteOrderMark() throws IOException {
        limit = in.readNBytes(buffer, 0, BYTE_ORDER_MARK.length);
        if (Arrays.equals(buffer, 0, limit, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
            position = limit;
        }
    }
}
