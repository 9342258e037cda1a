package io.dataflow.contract;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wire form in which envelopes lie in Redis: a version byte, delivery id and receipt time (ms) as big-endian 64-bit numbers,
 * then source, topic, device, content type, response topic and correlation data as texts, the number of properties and the
 * properties, and last the payload up to the end. A text is a 32-bit length and UTF-8 (correlation data: any bytes); an absent one
 * has the length −1. Version 1, which is read too, has neither response topic nor correlation data.
 */
public final class EnvelopeFormat {

    private static final byte VERSION = 2;
    private static final byte WITHOUT_REPLY = 1;
    private static final int ABSENT = -1;
    private static final int FIXED_TEXTS = 6;
    private static final int FIXED_BYTES = 1 + Long.BYTES + Long.BYTES + Integer.BYTES;

    private EnvelopeFormat() {}

    /** The wire form of an envelope, in an array of its own. */
    public static byte[] toBytes(Envelope envelope) {
        byte[] @Nullable [] texts = texts(envelope);
        ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + size(texts) + envelope.payload().length);
        out.put(VERSION)
                .putLong(envelope.deliveryId())
                .putLong(envelope.receivedAt().toEpochMilli());
        put(out, texts, 0, FIXED_TEXTS);
        out.putInt(envelope.properties().size());
        put(out, texts, FIXED_TEXTS, texts.length);
        return out.put(envelope.payload()).array();
    }

    private static byte[] @Nullable [] texts(Envelope envelope) {
        byte[] @Nullable [] texts =
                new byte[FIXED_TEXTS + 2 * envelope.properties().size()][];
        int at = 0;
        texts[at++] = utf8(envelope.source().value());
        texts[at++] = utf8(envelope.topic());
        texts[at++] = envelope.device().map(device -> utf8(device.value())).orElse(null);
        texts[at++] = envelope.contentType().map(EnvelopeFormat::utf8).orElse(null);
        texts[at++] = envelope.replyTo()
                .flatMap(ReplyTo::topic)
                .map(EnvelopeFormat::utf8)
                .orElse(null);
        texts[at++] = envelope.replyTo().map(ReplyTo::correlationData).orElse(null);
        for (Map.Entry<String, String> property : envelope.properties().entrySet()) {
            texts[at++] = utf8(property.getKey());
            texts[at++] = utf8(property.getValue());
        }
        return texts;
    }

    /**
     * The envelope that stands in a list's entry.
     *
     * @throws MalformedEnvelope if the bytes are not an envelope of a version that is known here
     */
    public static Envelope fromBytes(byte[] bytes) throws MalformedEnvelope {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            byte version = in.get();
            if (version != VERSION && version != WITHOUT_REPLY) {
                throw new MalformedEnvelope(
                        "version " + version + " is not known here, only " + WITHOUT_REPLY + " and " + VERSION);
            }
            return envelope(in, version);
        } catch (BufferUnderflowException e) {
            throw new MalformedEnvelope("it ends too early, after " + bytes.length + " bytes");
        } catch (IllegalArgumentException e) {
            throw new MalformedEnvelope(e.getMessage());
        }
    }

    private static Envelope envelope(ByteBuffer in, byte version) {
        long deliveryId = in.getLong();
        Instant receivedAt = Instant.ofEpochMilli(in.getLong());
        SourceName source = new SourceName(text(in));
        String topic = text(in);
        Optional<DeviceId> device = optionalText(in).map(DeviceId::new);
        Optional<String> contentType = optionalText(in);
        Optional<ReplyTo> replyTo = version == WITHOUT_REPLY ? Optional.empty() : replyTo(in);
        Map<String, String> properties = properties(in);
        byte[] payload = new byte[in.remaining()];
        in.get(payload);
        return new Envelope(deliveryId, source, topic, device, receivedAt, contentType, replyTo, properties, payload);
    }

    private static Optional<ReplyTo> replyTo(ByteBuffer in) {
        Optional<String> topic = optionalText(in);
        Optional<byte[]> correlationData = optionalBytes(in);
        return topic.isEmpty() && correlationData.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReplyTo(topic, correlationData.orElseGet(() -> new byte[0])));
    }

    private static int size(byte[] @Nullable [] texts) {
        int size = texts.length * Integer.BYTES;
        for (byte @Nullable [] text : texts) {
            size += text == null ? 0 : text.length;
        }
        return size;
    }

    private static void put(ByteBuffer out, byte[] @Nullable [] texts, int from, int to) {
        for (int i = from; i < to; i++) {
            byte @Nullable [] text = texts[i];
            if (text == null) {
                out.putInt(ABSENT);
            } else {
                out.putInt(text.length).put(text);
            }
        }
    }

    private static Map<String, String> properties(ByteBuffer in) {
        int count = in.getInt();
        Map<String, String> properties = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            properties.put(text(in), text(in));
        }
        return properties;
    }

    private static String text(ByteBuffer in) {
        return optionalText(in).orElseThrow(() -> new IllegalArgumentException("a text that must be there is absent"));
    }

    private static Optional<String> optionalText(ByteBuffer in) {
        return optionalBytes(in).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> optionalBytes(ByteBuffer in) {
        int length = in.getInt();
        if (length == ABSENT) {
            return Optional.empty();
        }
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return Optional.of(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
