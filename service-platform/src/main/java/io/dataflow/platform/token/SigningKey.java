package io.dataflow.platform.token;

import io.jsonwebtoken.security.Keys;
import java.util.Base64;
import javax.crypto.SecretKey;

/** The secret that all services of one installation share and sign their tokens with. */
public final class SigningKey {

    private static final int SMALLEST = 32;

    private final SecretKey key;

    private SigningKey(SecretKey key) {
        this.key = key;
    }

    /**
     * Reads a key as it stands in the settings.
     *
     * @throws IllegalArgumentException if the text is not base64 or stands for fewer than 32 bytes
     */
    public static SigningKey fromBase64(String text) {
        byte[] bytes = decode(text.strip());
        if (bytes.length < SMALLEST) {
            throw new IllegalArgumentException(
                    "has %d bytes and needs at least %d; make one with: openssl rand -base64 32"
                            .formatted(bytes.length, SMALLEST));
        }
        return new SigningKey(Keys.hmacShaKeyFor(bytes));
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not base64; make one with: openssl rand -base64 32", e);
        }
    }

    SecretKey secret() {
        return key;
    }

    @Override
    public String toString() {
        return "***";
    }
}
