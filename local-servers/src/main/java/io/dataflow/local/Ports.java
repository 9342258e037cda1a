package io.dataflow.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Which ports of 127.0.0.1 are to be had. */
public final class Ports {

    // Below what systems hand out to outgoing connections, so that none of those takes it before the server does.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 200;

    private Ports() {}

    /** A port that nobody listens on at this moment. */
    public static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new ServerUnavailable("No free port between %d and %d on 127.0.0.1; 'ss -ltnp' shows who has them"
                .formatted(LOWEST, HIGHEST));
    }

    /** Whether a server could listen there. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Says in one line that a port is taken.
     *
     * @throws ServerUnavailable where it is
     */
    public static void requireFree(String server, int port) {
        if (!isFree(port)) {
            throw new ServerUnavailable(
                    "Port %d, which %s needs, is taken by another program; 'ss -ltnp | grep :%d' shows which. Stop that one or choose another port"
                            .formatted(port, server, port));
        }
    }
}
