package io.dataflow.bridge.buffer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** Ends TLS before a server that has none. */
final class TlsProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final int target;
    private final ExecutorService pumping = Executors.newVirtualThreadPerTaskExecutor();

    private TlsProxy(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    static TlsProxy before(int target, SSLContext shown) throws IOException {
        ServerSocket listening =
                shown.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        TlsProxy proxy = new TlsProxy(listening, target);
        proxy.pumping.execute(proxy::accept);
        return proxy;
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getByName("127.0.0.1"), target);
                pumping.execute(() -> pump(client, server));
                pumping.execute(() -> pump(server, client));
            } catch (IOException e) {
                // Closed, or a client that went away: the next one may stay.
            }
        }
    }

    /** What is read goes on at once: a buffer that waits to be full would hold answers back. */
    private static void pump(Socket from, Socket to) {
        byte[] some = new byte[16_384];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                out.write(some, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One side has closed, which closes the other.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        pumping.shutdownNow();
    }
}
