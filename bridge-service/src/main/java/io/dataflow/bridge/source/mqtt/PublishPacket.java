package io.dataflow.bridge.source.mqtt;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a PUBLISH packet (MQTT 5, 3.3): topic, packet id, properties, payload. */
final class PublishPacket {

    /** The type in the upper half of a packet's first byte. */
    static final int TYPE = 3;

    private static final int PAYLOAD_FORMAT = 0x01;
    private static final int MESSAGE_EXPIRY = 0x02;
    private static final int CONTENT_TYPE = 0x03;
    private static final int RESPONSE_TOPIC = 0x08;
    private static final int CORRELATION_DATA = 0x09;
    private static final int SUBSCRIPTION_ID = 0x0B;
    private static final int USER_PROPERTY = 0x26;

    private final ByteBuffer in;
    private final Map<String, String> properties = new LinkedHashMap<>(4);
    private @Nullable String contentType;
    private @Nullable String responseTopic;
    private byte @Nullable [] correlationData;

    private PublishPacket(ByteBuffer in) {
        this.in = in;
    }

    /**
     * @param first the packet's first byte, which holds the QoS
     * @param in the packet after its fixed header, up to its end
     * @throws IOException if it isn't such a packet
     */
    static Publish read(int first, ByteBuffer in) throws IOException {
        try {
            return new PublishPacket(in).read(first >> 1 & 3);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("The broker sent a PUBLISH packet that can't be read", e);
        }
    }

    private Publish read(int qos) throws IOException {
        String topic = text();
        if (topic.isEmpty()) {
            throw new IOException("The broker sent a topic alias, which nobody offered it");
        }
        int packetId = qos == 0 ? 0 : in.getShort() & 0xFFFF;
        int length = variable();
        int end = in.position() + length;
        while (in.position() < end) {
            readProperty(in.get());
        }
        return new Publish(
                topic,
                qos,
                packetId,
                Optional.ofNullable(contentType),
                Publish.replyTo(responseTopic, correlationData),
                properties,
                bytes(in.remaining()));
    }

    private void readProperty(int id) throws IOException {
        switch (id) {
            case PAYLOAD_FORMAT -> in.get();
            case MESSAGE_EXPIRY -> in.getInt();
            case SUBSCRIPTION_ID -> variable();
            case CONTENT_TYPE -> contentType = text();
            case RESPONSE_TOPIC -> responseTopic = text();
            case CORRELATION_DATA -> correlationData = bytes(in.getShort() & 0xFFFF);
            case USER_PROPERTY -> properties.put(text(), text());
            default ->
                throw new IOException("The broker sent a message with the property " + id + ", which MQTT 5 lacks");
        }
    }

    private String text() {
        int length = in.getShort() & 0xFFFF;
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        String text = new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[Math.min(length, in.remaining() + 1)];
        in.get(bytes);
        return bytes;
    }

    /** A number of one to four bytes, seven bits each, the lowest first. */
    private int variable() throws IOException {
        int value = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int next = in.get();
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("The broker sent a number of more than four bytes");
    }
}
