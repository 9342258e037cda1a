package io.dataflow.bridge.source.mqtt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;

/** Sockets whose streams are what somebody makes of them; for the MQTT client, which opens its sockets itself. */
final class WrappedSockets extends SocketFactory {

    private static final int PIECE = 64 * 1024;

    private final UnaryOperator<InputStream> reading;
    private final UnaryOperator<OutputStream> writing;

    /**
     * @param reading what the client reads of what comes
     * @param writing what the client writes to
     */
    WrappedSockets(UnaryOperator<InputStream> reading, UnaryOperator<OutputStream> writing) {
        this.reading = reading;
        this.writing = writing;
    }

    /** They are read in large pieces: the client reads byte by byte, which would be a system call each. */
    static WrappedSockets buffered() {
        return new WrappedSockets(stream -> new BufferedInputStream(stream, PIECE), UnaryOperator.identity());
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new WrappedSocket();
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

    private final class WrappedSocket extends Socket {

        private Optional<InputStream> input = Optional.empty();
        private Optional<OutputStream> output = Optional.empty();

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (input.isEmpty()) {
                input = Optional.of(reading.apply(super.getInputStream()));
            }
            return input.get();
        }

        @Override
        public synchronized OutputStream getOutputStream() throws IOException {
            if (output.isEmpty()) {
                output = Optional.of(writing.apply(super.getOutputStream()));
            }
            return output.get();
        }
    }
}
