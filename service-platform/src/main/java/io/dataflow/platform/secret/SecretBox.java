package io.dataflow.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM (NIST SP 800-38D) so that the database holds nothing that can be used without the key: a version
 * letter, then base64 of 12 bytes nonce, the ciphertext and its 16 bytes of tag. Safe for use by any number of threads.
 */
public final class SecretBox {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String VERSION = "1";
    private static final String DERIVED_FOR = "dataflow secrets at rest";

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    private SecretBox(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * A box with a key as it stands in the settings.
     *
     * @throws IllegalArgumentException if the text is not base64 of 32 bytes, without quoting it
     */
    public static SecretBox withKey(String base64) {
        byte[] key = decoded(base64);
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("dataflow.secrets.key (DATAFLOW_SECRETS_KEY) has " + key.length
                    + " bytes and needs " + KEY_BYTES + "; make one with: openssl rand -base64 32");
        }
        return new SecretBox(key);
    }

    /** A box whose key is derived from another secret; who knows that one can open it. */
    public static SecretBox derivedFrom(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return new SecretBox(mac.doFinal(DERIVED_FOR.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /**
     * Seals a secret.
     *
     * @param context what it is the secret of, for example {@code buffer-node redis-1}; to be opened for the same only, so that nobody who
     *     can write to the database can have one secret used in place of another
     */
    public String seal(String plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain.getBytes(UTF_8));
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + text.length);
            System.arraycopy(text, 0, sealed, NONCE_BYTES, text.length);
            return VERSION + Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /**
     * The secret that was sealed for a context.
     *
     * @throws SealedSecretUnreadable if it was sealed with another key or for another context, or was changed
     */
    public String open(String sealed, String context) {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, context);
            return new String(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new SealedSecretUnreadable(context, e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(UTF_8));
        return cipher;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "dataflow.secrets.key (DATAFLOW_SECRETS_KEY) is not base64; make one with: openssl rand -base64 32");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
