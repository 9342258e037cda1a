package io.dataflow.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells a reading from every other of the same device and instant: the first 64 bits of a SHA-256 (FIPS 180-4), because a sender
 * must not be able to choose two readings that look like one.
 *
 * @param value the 64 bits, to be read as unsigned
 */
public record MessageId(long value) {

    private static final byte OWN = 1;
    private static final byte CONTENT = 2;
    private static final byte DELIVERY = 3;

    /** From the id that the device gave the reading. */
    public static MessageId ofOwnId(String ownId) {
        return hash(OWN, ownId.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    /** From the id that the device gave a message with several readings, and this one's place in it, from 0. */
    public static MessageId ofOwnId(String ownId, int place) {
        return hash(OWN, ownId.getBytes(StandardCharsets.UTF_8), number(place));
    }

    /** From what was sent, for a payload that says when it was measured: sent again, it is the same reading. */
    public static MessageId ofContent(String topic, byte[] payload) {
        return hash(CONTENT, topic.getBytes(StandardCharsets.UTF_8), payload);
    }

    /** From the delivery alone, for a payload that has neither an id nor a time: two alike are two readings. */
    public static MessageId ofDelivery(long deliveryId) {
        return hash(DELIVERY, number(deliveryId), new byte[0]);
    }

    /** The same for one of several readings of a delivery, by its place in it, from 0. */
    public static MessageId ofDelivery(long deliveryId, int place) {
        return hash(DELIVERY, number(deliveryId), number(place));
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }

    private static MessageId hash(byte kind, byte[] first, byte[] second) {
        MessageDigest digest = sha256();
        digest.update(kind);
        digest.update(first);
        digest.update((byte) 0);
        digest.update(second);
        return new MessageId(ByteBuffer.wrap(digest.digest()).getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
