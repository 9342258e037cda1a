package io.dataflow.contract.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a device's key.
 *
 * @param hex 64 hexadecimal digits, lower case
 */
public record KeyHash(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public KeyHash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "A key's hash has 64 hexadecimal digits, not " + hex.length() + " characters of another kind");
        }
    }

    static KeyHash of(byte[] digest) {
        return new KeyHash(HexFormat.of().formatHex(digest));
    }

    /** Whether a key that somebody shows is the one; takes as long for a wrong one as for the right one. */
    public boolean isOf(DeviceKey shown) {
        return MessageDigest.isEqual(bytes(hex), bytes(shown.hash().hex));
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(StandardCharsets.US_ASCII);
    }
}
