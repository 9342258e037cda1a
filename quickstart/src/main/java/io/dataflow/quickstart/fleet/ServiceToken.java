package io.dataflow.quickstart.fleet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The short-lived token that the launcher shows to a service, signed with the key that the services share. */
final class ServiceToken {

    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private ServiceToken() {}

    /**
     * Signs a token (JWT, HS256).
     *
     * @param signingKey base64
     */
    static String mint(String signingKey, Instant now) {
        String claims =
                "{\"iss\":\"dataflow\",\"kind\":\"service\",\"jti\":\"\",\"sub\":\"launcher\",\"iat\":%d,\"exp\":%d}"
                        .formatted(now.getEpochSecond(), now.plus(LIFETIME).getEpochSecond());
        String signed = encoded("{\"alg\":\"HS256\"}") + "." + encoded(claims);
        return signed + "."
                + BASE64.encodeToString(signature(signed, Base64.getDecoder().decode(signingKey)));
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] signature(String text, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
