package io.dataflow.benchmarks.hostile;

import io.dataflow.benchmarks.mqtt.BrokerAddress;
import io.dataflow.benchmarks.mqtt.Frames;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A connection to the broker that sends whatever it is told to. */
final class RawMqtt implements AutoCloseable {

    private static final int ANSWER_WITHIN_MILLIS = 15_000;
    private static final int CONNECT_WITHIN_MILLIS = 5_000;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    RawMqtt(BrokerAddress broker) throws IOException {
        socket.connect(new InetSocketAddress(broker.host(), broker.port()), CONNECT_WITHIN_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** What the broker did. */
    enum Answer {
        /** It answered with a packet that says yes. */
        ACCEPTED,
        /** It answered with a packet that says no, or ended the connection. */
        REFUSED,
        /** It did nothing for a long time. */
        NONE
    }

    /** Greets as a device without a credential. */
    Answer greet(String clientId, BrokerAddress broker) throws IOException {
        BrokerAddress anonymous = new BrokerAddress(broker.host(), broker.port(), "", "");
        return exchange(Frames.connect(clientId, anonymous));
    }

    /** Sends bytes and waits for what comes of it. */
    Answer exchange(byte[] bytes) {
        try {
            send(bytes);
            return answer();
        } catch (SocketTimeoutException e) {
            return Answer.NONE;
        } catch (IOException e) {
            return Answer.REFUSED;
        }
    }

    /** Sends bytes that may or may not be worth an answer. */
    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private Answer answer() throws IOException {
        int first = in.readUnsignedByte();
        byte[] content = new byte[length()];
        in.readFully(content);
        return switch (first & 0xF0) {
            case 0x20 -> content[1] >= 0 ? Answer.ACCEPTED : Answer.REFUSED;
            case 0x40 -> content.length < 3 || content[2] >= 0 ? Answer.ACCEPTED : Answer.REFUSED;
            case 0xE0 -> Answer.REFUSED;
            default -> throw new EOFException("An answer of kind " + first);
        };
    }

    private int length() throws IOException {
        int length = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int digit = in.readUnsignedByte();
            length |= (digit & 0x7F) << shift;
            if (digit < 0x80) {
                return length;
            }
        }
        throw new EOFException("A length of more than four bytes");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
