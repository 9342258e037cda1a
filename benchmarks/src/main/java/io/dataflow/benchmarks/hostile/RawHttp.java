package io.dataflow.benchmarks.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One request over a plain socket, however wrong it is, and the answer to it. */
final class RawHttp {

    private static final int ANSWER_WITHIN_MILLIS = 30_000;
    private static final byte[] CHUNK = new byte[64 * 1024];

    static {
        Arrays.fill(CHUNK, (byte) ' ');
    }

    private RawHttp() {}

    /** What came back: the status, 0 where the server closed without a word, and all of the answer. */
    record Answer(int status, String text) {}

    /** Sends a head and then blanks until that many bytes are sent or an answer comes. */
    static Answer send(URI server, String head, long bodyBytes) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
            InputStream in = socket.getInputStream();
            try {
                OutputStream out = socket.getOutputStream();
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                for (long sent = 0; sent < bodyBytes && in.available() == 0; sent += CHUNK.length) {
                    out.write(CHUNK, 0, (int) Math.min(CHUNK.length, bodyBytes - sent));
                }
            } catch (IOException e) {
                return read(in); // it has answered and closed while we were still talking
            }
            return read(in);
        }
    }

    private static Answer read(InputStream in) {
        try {
            byte[] start = in.readNBytes(16 * 1024);
            return answer(new String(start, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return new Answer(0, String.valueOf(e.getMessage()));
        }
    }

    private static Answer answer(String text) {
        boolean readable = text.length() > 12 && text.startsWith("HTTP/1.1 ");
        return new Answer(readable ? Integer.parseInt(text.substring(9, 12)) : 0, text);
    }
}
