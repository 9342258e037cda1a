package io.dataflow.contract.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a device proves itself with: 256 random bits as 43 letters, digits, {@code -} and {@code _}.
 *
 * @param text as the device shows it; what somebody shows as a key may be any text
 */
public record DeviceKey(String text) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** One that nobody has had before. */
    public static DeviceKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new DeviceKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * What is kept of it. One round of SHA-256 is enough, and no salt is needed: slow, salted hashes make guessing what people choose
     * expensive, but nobody can try 2^256 keys however quick each try is. A quick hash lets a broker take many connections at once.
     */
    public KeyHash hash() {
        try {
            return KeyHash.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
