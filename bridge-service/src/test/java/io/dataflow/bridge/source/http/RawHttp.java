package io.dataflow.bridge.source.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that sends byte by byte what a test wants, right or wrong. */
final class RawHttp implements Closeable {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}).*", Pattern.DOTALL);

    private final Socket socket;
    private final OutputStream out;

    RawHttp(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(30_000);
        out = socket.getOutputStream();
    }

    /** The lines of a head, each without its end; an empty line follows. */
    RawHttp head(String... lines) throws IOException {
        return send((String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1));
    }

    RawHttp send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    RawHttp chunk(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        send((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
        send(bytes);
        return send("\r\n".getBytes(ISO_8859_1));
    }

    RawHttp lastChunk() throws IOException {
        return send("0\r\n\r\n".getBytes(ISO_8859_1));
    }

    RawHttp noMore() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** All that the server says until it closes the connection; empty if it says nothing. */
    Optional<Answer> answer() {
        StringBuilder text = new StringBuilder();
        try {
            byte[] part = new byte[8192];
            for (int count = socket.getInputStream().read(part);
                    count > 0;
                    count = socket.getInputStream().read(part)) {
                text.append(new String(part, 0, count, UTF_8));
            }
        } catch (IOException e) {
            // A connection that is reset may have said something before.
            text.append("");
        }
        Matcher status = STATUS.matcher(text);
        return status.matches()
                ? Optional.of(new Answer(Integer.parseInt(status.group(1)), text.toString()))
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Answer(int status, String text) {

        private static final Pattern TAKEN = Pattern.compile("\"taken\":(\\d+)");

        int taken() {
            Matcher taken = TAKEN.matcher(text);
            return taken.find() ? Integer.parseInt(taken.group(1)) : 0;
        }
    }
}
