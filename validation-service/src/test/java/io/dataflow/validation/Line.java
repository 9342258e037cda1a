package io.dataflow.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The line between a service and its database, which a test may make slow, silent or dead. */
final class Line implements AutoCloseable {

    private final URI target;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean silent;
    private volatile boolean refusing;

    Line(String jdbcUrl) {
        this.target = URI.create(jdbcUrl.substring("jdbc:".length()));
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The same URL by way of this line. */
    String url(String jdbcUrl) {
        return jdbcUrl.replace(target.getHost() + ":" + target.getPort(), "127.0.0.1:" + door.getLocalPort());
    }

    /** From now on each packet takes that much longer. */
    void delay(Duration each) {
        delay = each;
    }

    /** From now on nothing comes through, and nobody is told. */
    void silent(boolean silent) {
        this.silent = silent;
    }

    /** Ends all connections, and refuses new ones for as long as it is wanted. */
    void refuse(boolean refusing) {
        this.refusing = refusing;
        sockets.forEach(Line::end);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(Line::end);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (refusing) {
                    end(client);
                    continue;
                }
                Socket server = new Socket(target.getHost(), target.getPort());
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(server);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            } catch (IOException e) {
                // The door was closed, or the server is away: the next one may come through.
                Thread.onSpinWait();
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] packet = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(packet); length >= 0; length = in.read(packet)) {
                waitIfItMust(from);
                out.write(packet, 0, length);
                out.flush();
            }
        } catch (IOException e) {
            // One side has gone; both are closed.
            end(to);
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void waitIfItMust(Socket from) throws IOException {
        long began = System.nanoTime();
        while (silent || System.nanoTime() - began < delay.toNanos()) {
            if (from.isClosed()) {
                throw new IOException("ended");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
