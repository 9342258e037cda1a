package io.dataflow.bridge.source.mqtt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;

/** Sockets that are read in large pieces: the MQTT client reads byte by byte, which would be a system call each. */
final class BufferedSockets extends SocketFactory {

    private static final int PIECE = 64 * 1024;

    private final UnaryOperator<InputStream> reading;

    /** @param reading what the client reads of what was buffered */
    BufferedSockets(UnaryOperator<InputStream> reading) {
        this.reading = reading;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new BufferedSocket(reading);
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("The MQTT client connects its sockets itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        return createSocket(address, port);
    }

    private static final class BufferedSocket extends Socket {

        private final UnaryOperator<InputStream> reading;
        private InputStream buffered = InputStream.nullInputStream();
        private boolean asked;

        private BufferedSocket(UnaryOperator<InputStream> reading) {
            this.reading = reading;
        }

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (!asked) {
                buffered = reading.apply(new BufferedInputStream(super.getInputStream(), PIECE));
                asked = true;
            }
            return buffered;
        }
    }
}
