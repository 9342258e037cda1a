package io.dataflow.benchmarks.mqtt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes MQTT 5 packets. */
public final class Frames {

    static final int CONNACK = 0x20;
    static final int PUBACK = 0x40;
    static final int DISCONNECT = 0xE0;
    static final int KEEP_ALIVE_SECONDS = 10;

    private static final int CONNECT = 0x10;
    private static final int PUBLISH_QOS_1 = 0x32;
    private static final int USER_PROPERTY = 0x26;
    private static final int CLEAN_START = 0x02;
    private static final int WITH_PASSWORD = 0x40;
    private static final int WITH_USERNAME = 0x80;
    private static final int VERSION_5 = 5;

    private Frames() {}

    /** A greeting that begins a new session. */
    public static byte[] connect(String clientId, BrokerAddress address) {
        boolean named = !address.username().isEmpty();
        byte[] id = utf8(clientId);
        byte[] username = utf8(address.username());
        byte[] password = utf8(address.password());
        int length = 11 + 2 + id.length + (named ? 4 + username.length + password.length : 0);
        ByteBuffer out = ByteBuffer.allocate(length + 5);
        out.put((byte) CONNECT);
        putLength(out, length);
        putText(out, utf8("MQTT"));
        out.put((byte) VERSION_5).put((byte) (CLEAN_START | (named ? WITH_USERNAME | WITH_PASSWORD : 0)));
        out.putShort((short) KEEP_ALIVE_SECONDS).put((byte) 0);
        putText(out, id);
        if (named) {
            putText(out, username);
            putText(out, password);
        }
        return written(out);
    }

    /** A sign of life. */
    public static byte[] ping() {
        return new byte[] {(byte) 0xC0, 0};
    }

    /** A goodbye in order. */
    public static byte[] disconnect() {
        return new byte[] {(byte) DISCONNECT, 0};
    }

    /** How many bytes a message needs at most. */
    static int roomFor(Publish message, byte[] topic) {
        return 16 + topic.length + propertiesLength(message.properties()) + message.payload().length;
    }

    /** Appends a message; there must be {@link #roomFor} it. */
    static void publish(ByteBuffer out, Publish message, byte[] topic, int packetId) {
        int properties = propertiesLength(message.properties());
        out.put((byte) PUBLISH_QOS_1);
        putLength(out, 2 + topic.length + 2 + lengthBytes(properties) + properties + message.payload().length);
        putText(out, topic);
        out.putShort((short) packetId);
        putLength(out, properties);
        message.properties().forEach((name, value) -> {
            out.put((byte) USER_PROPERTY);
            putText(out, utf8(name));
            putText(out, utf8(value));
        });
        out.put(message.payload());
    }

    /** A message as a packet of its own. */
    public static byte[] publish(Publish message, int packetId) {
        byte[] topic = utf8(message.topic());
        ByteBuffer out = ByteBuffer.allocate(roomFor(message, topic));
        publish(out, message, topic, packetId);
        return written(out);
    }

    private static int propertiesLength(Map<String, String> properties) {
        int length = 0;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            length += 5 + utf8(property.getKey()).length + utf8(property.getValue()).length;
        }
        return length;
    }

    private static int lengthBytes(int length) {
        int bytes = 1;
        for (int rest = length >>> 7; rest > 0; rest >>>= 7) {
            bytes++;
        }
        return bytes;
    }

    /** Seven bits a byte, the lowest first. */
    private static void putLength(ByteBuffer out, int length) {
        int rest = length;
        while (rest > 0x7F) {
            out.put((byte) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static void putText(ByteBuffer out, byte[] text) {
        out.putShort((short) text.length).put(text);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] written(ByteBuffer out) {
        byte[] bytes = new byte[out.position()];
        out.flip();
        out.get(bytes);
        return bytes;
    }
}
