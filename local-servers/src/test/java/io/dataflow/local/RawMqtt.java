package io.dataflow.local;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * An MQTT 5 client that writes packets and goes when it likes, as one that dies while it subscribes does; no library would. The
 * packets are those of the MQTT 5.0 standard, sections 3.1, 3.3 and 3.8.
 */
final class RawMqtt implements AutoCloseable {

    private static final int CONNECT = 0x10;
    private static final int PUBLISH_AT_MOST_ONCE = 0x30;
    private static final int SUBSCRIBE = 0x82;
    private static final int WITH_USERNAME_AND_PASSWORD = 0xC0;
    private static final int SESSION_EXPIRY_INTERVAL = 0x11;
    private static final int SECONDS = 3_600;

    private final Socket socket;
    private final DataOutputStream out;

    private RawMqtt(LocalBroker broker) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), broker.port());
        out = new DataOutputStream(socket.getOutputStream());
    }

    /** Connects to a session that stays, and waits for the answer. */
    static RawMqtt service(LocalBroker broker, String clientId) throws IOException {
        RawMqtt mqtt = new RawMqtt(broker);
        mqtt.out.write(packet(CONNECT, body -> {
            text(body, "MQTT");
            body.writeByte(5);
            body.writeByte(WITH_USERNAME_AND_PASSWORD);
            body.writeShort(60);
            body.writeByte(5);
            body.writeByte(SESSION_EXPIRY_INTERVAL);
            body.writeInt(SECONDS);
            text(body, clientId);
            text(body, broker.username());
            text(body, broker.password());
        }));
        new DataInputStream(mqtt.socket.getInputStream()).readByte();
        return mqtt;
    }

    /** Publishes as many and subscribes, all in one go, and doesn't wait for anything. */
    void subscribeAfter(int messages, String filter) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] message = packet(PUBLISH_AT_MOST_ONCE, body -> {
            text(body, "plant/a");
            body.writeByte(0);
            body.writeBytes("some twenty bytes ...");
        });
        for (int i = 0; i < messages; i++) {
            all.writeBytes(message);
        }
        all.writeBytes(packet(SUBSCRIBE, body -> {
            body.writeShort(7);
            body.writeByte(0);
            text(body, filter);
            body.writeByte(1);
        }));
        out.write(all.toByteArray());
    }

    /** Goes without a word. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private interface Body {
        void write(DataOutputStream to) throws IOException;
    }

    private static byte[] packet(int type, Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        try {
            body.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        packet.write(type);
        for (int length = bytes.size(); ; length >>= 7) {
            packet.write(length > 0x7F ? length & 0x7F | 0x80 : length);
            if (length <= 0x7F) {
                break;
            }
        }
        packet.writeBytes(bytes.toByteArray());
        return packet.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }
}
