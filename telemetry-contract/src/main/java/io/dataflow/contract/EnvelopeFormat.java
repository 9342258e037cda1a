package io.dataflow.contract;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wire form in which envelopes lie in Redis: a version byte, delivery id and receipt time (ms) as big-endian 64-bit numbers,
 * then source, topic, device and content type as texts, the number of properties and the properties, and last the payload up to
 * the end. A text is a 32-bit length and UTF-8; an absent one has the length −1.
 */
public final class EnvelopeFormat {

    private static final byte VERSION = 1;
    private static final int ABSENT = -1;
    private static final int FIXED_BYTES = 1 + Long.BYTES + Long.BYTES + Integer.BYTES;

    private EnvelopeFormat() {}

    /** The wire form of an envelope, in an array of its own. */
    public static byte[] toBytes(Envelope envelope) {
        List<byte @Nullable []> texts =
                new ArrayList<>(4 + 2 * envelope.properties().size());
        texts.add(utf8(envelope.source().value()));
        texts.add(utf8(envelope.topic()));
        texts.add(envelope.device().map(device -> utf8(device.value())).orElse(null));
        texts.add(envelope.contentType().map(EnvelopeFormat::utf8).orElse(null));
        envelope.properties().forEach((name, value) -> {
            texts.add(utf8(name));
            texts.add(utf8(value));
        });
        ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + size(texts) + envelope.payload().length);
        out.put(VERSION)
                .putLong(envelope.deliveryId())
                .putLong(envelope.receivedAt().toEpochMilli());
        texts.subList(0, 4).forEach(text -> put(out, text));
        out.putInt(envelope.properties().size());
        texts.subList(4, texts.size()).forEach(text -> put(out, text));
        return out.put(envelope.payload()).array();
    }

    /**
     * The envelope that stands in a list's entry.
     *
     * @throws MalformedEnvelope if the bytes are not an envelope of this version
     */
    public static Envelope fromBytes(byte[] bytes) throws MalformedEnvelope {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            byte version = in.get();
            if (version != VERSION) {
                throw new MalformedEnvelope("version " + version + " is not known here, only " + VERSION);
            }
            long deliveryId = in.getLong();
            Instant receivedAt = Instant.ofEpochMilli(in.getLong());
            SourceName source = new SourceName(text(in));
            String topic = text(in);
            Optional<DeviceId> device = optionalText(in).map(DeviceId::new);
            Optional<String> contentType = optionalText(in);
            Map<String, String> properties = properties(in);
            byte[] payload = new byte[in.remaining()];
            in.get(payload);
            return new Envelope(deliveryId, source, topic, device, receivedAt, contentType, properties, payload);
        } catch (BufferUnderflowException e) {
            throw new MalformedEnvelope("it ends too early, after " + bytes.length + " bytes");
        } catch (IllegalArgumentException e) {
            throw new MalformedEnvelope(e.getMessage());
        }
    }

    private static int size(List<byte @Nullable []> texts) {
        return texts.stream()
                .mapToInt(text -> Integer.BYTES + (text == null ? 0 : text.length))
                .sum();
    }

    private static void put(ByteBuffer out, byte @Nullable [] text) {
        if (text == null) {
            out.putInt(ABSENT);
        } else {
            out.putInt(text.length).put(text);
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
        int length = in.getInt();
        if (length == ABSENT) {
            return Optional.empty();
        }
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return Optional.of(text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
