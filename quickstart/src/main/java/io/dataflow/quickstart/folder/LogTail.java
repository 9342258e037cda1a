package io.dataflow.quickstart.folder;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Hands out the whole lines of a log bit by bit, from near its end on; begins anew when the file does. For one thread. */
public final class LogTail {

    private static final int MOST_BYTES = 256 * 1024;

    private final LogFile log;
    private long position;

    public LogTail(LogFile log) {
        this.log = log;
        this.position = Math.max(0, log.end() - MOST_BYTES);
    }

    /** The lines since the last call, or some of them where there are very many; the first time, the last of the file. */
    public List<String> lines() throws IOException {
        long end = log.end();
        if (end < position) {
            position = 0;
        }
        return end == position ? List.of() : read((int) Math.min(end - position, MOST_BYTES));
    }

    private List<String> read(int length) throws IOException {
        byte[] bytes = new byte[length];
        try (RandomAccessFile file = new RandomAccessFile(log.path().toFile(), "r")) {
            file.seek(position);
            file.readFully(bytes);
        }
        int whole = whole(bytes);
        position += whole;
        return new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList();
    }

    /** Up to the end of the last line; all of it where a line is longer than what is read at a time. */
    private static int whole(byte[] bytes) {
        for (int end = bytes.length; end > 0; end--) {
            if (bytes[end - 1] == '\n') {
                return end;
            }
        }
        return bytes.length == MOST_BYTES ? bytes.length : 0;
    }
}
