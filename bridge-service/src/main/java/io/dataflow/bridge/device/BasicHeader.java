package io.dataflow.bridge.device;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * The header {@code Authorization: Basic}.
 *
 * @param password what stands after the last colon: a device id may hold colons, a key doesn't
 */
record BasicHeader(String username, String password) {

    private static final String SCHEME = "Basic ";

    static Optional<BasicHeader> read(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> of(decoded(header.substring(SCHEME.length()).strip())));
    }

    /** From {@code username:password}. */
    static BasicHeader of(String text) {
        int colon = text.lastIndexOf(':');
        return new BasicHeader(colon < 0 ? "" : text.substring(0, colon), text.substring(colon + 1));
    }

    /** What can't be decoded is as wrong as any other wrong credential. */
    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    @Override
    public String toString() {
        return username + ":***";
    }
}
