package io.dataflow.bridge.source.http.body;

import io.dataflow.platform.problem.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A body as it was before it was packed for the way, and no more of it than is allowed: neither in bytes nor, so that a small
 * request can't be a lot of work, by the ratio to what was sent. Not safe for use by several threads.
 */
final class Unpacked extends InputStream {

    /** A ratio says nothing of so few bytes. */
    private static final long SMALL = 1024 * 1024;

    private final Counted sent;
    private final InputStream in;
    private final UnpackLimits limits;
    private long bytes;

    private Unpacked(Counted sent, InputStream in, UnpackLimits limits) {
        this.sent = sent;
        this.in = in;
        this.limits = limits;
    }

    static Unpacked plain(InputStream body, UnpackLimits limits) {
        Counted sent = new Counted(body);
        return new Unpacked(sent, sent, limits);
    }

    /** @throws Problem 400 if it doesn't begin as gzip */
    static Unpacked gzip(InputStream body, UnpackLimits limits) throws IOException {
        Counted sent = new Counted(body);
        try {
            return new Unpacked(sent, new GZIPInputStream(sent, 8 * 1024), limits);
        } catch (ZipException | EOFException e) {
            throw broken(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        try {
            int count = in.read(into, from, most);
            bytes += Math.max(0, count);
            checkLimits();
            if (count < 0) {
                sent.rethrow();
            }
            return count;
        } catch (ZipException | EOFException e) {
            throw broken(e);
        }
    }

    private void checkLimits() {
        if (bytes > limits.largest().toBytes()) {
            throw tooLarge("has more than the " + limits.largest().toMegabytes()
                    + " MB that one request may have. Send the rest in another request.");
        }
        if (bytes > SMALL && bytes / limits.largestRatio() > sent.bytes) {
            throw tooLarge("unpacks to more than " + limits.largestRatio()
                    + " times its size. Send it unpacked, or in smaller parts.");
        }
    }

    private static Problem tooLarge(String how) {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "Too large", "The body " + how);
    }

    private static Problem broken(IOException e) {
        String how = e instanceof EOFException ? "ends too early" : "can't be unpacked";
        return Problem.badRequest(
                "Broken gzip",
                "The body " + how + ". Send all of what gzip made, or send it unpacked without Content-Encoding.");
    }

    /** Counts what came in. */
    private static final class Counted extends InputStream {

        private final InputStream in;
        private long bytes;
        private @Nullable IOException failure;

        private Counted(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            try {
                int count = in.read(into, from, most);
                bytes += Math.max(0, count);
                return count;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        /** Several gzip files in a row are one; their reader takes the file for the last where nothing is said to follow. */
        @Override
        public int available() {
            return 1;
        }

        /** What follows the end of a gzip file is not read with care. */
        private void rethrow() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
