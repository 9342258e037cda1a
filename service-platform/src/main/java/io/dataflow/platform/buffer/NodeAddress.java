package io.dataflow.platform.buffer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dataflow.platform.Secret;
import io.lettuce.core.RedisURI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a buffer node is and how one proves there who one is. No text of this class shows the password.
 *
 * @param place {@code redis://host:port/database}, {@code rediss://} the same over TLS, or
 *     {@code redis-sentinel://host:port,host:port#master} (over TLS {@code rediss-sentinel://}); never with a credential
 * @param username of an ACL user; empty for the default user
 * @param ca certificates in PEM that the server's is checked against; empty for those that Java trusts
 */
public record NodeAddress(String place, String username, Secret password, TrustedCa ca) {

    private static final String PORT = "(?:6553[0-5]|655[0-2]\\d|65[0-4]\\d{2}|6[0-4]\\d{3}|[1-5]\\d{4}|\\d{1,4})";
    private static final String SERVER = "(?:[\\w.-]+|\\[[0-9a-fA-F:]+])(?::" + PORT + ")?";
    private static final Pattern FORM = Pattern.compile(
            "(rediss?(?:-sentinel)?)://(?:(.*)@)?(" + SERVER + "(?:," + SERVER + ")*(?:/\\d{1,5})?(?:#[\\w.-]+)?)");
    private static final String HINT = "Write redis://host:port, rediss://host:port, or"
            + " redis-sentinel://host:port,host:port#master for a group that Sentinel manages";

    public NodeAddress {
        read(place);
        if (sentinel(place) && place.indexOf('#') < 0) {
            throw new IllegalArgumentException("The address doesn't say which master Sentinel is asked for. " + HINT);
        }
        if (!sentinel(place) && (place.indexOf('#') >= 0 || place.indexOf(',') >= 0)) {
            throw new IllegalArgumentException("Several servers or a master's name need redis-sentinel://. " + HINT);
        }
        if (ca.isPresent() && !tls(place)) {
            throw new IllegalArgumentException("Certificates are of use with rediss:// and rediss-sentinel:// only");
        }
    }

    /**
     * Reads an address with or without a credential, percent-encoded: {@code redis://user:password@host:port},
     * {@code redis://:password@host:port}, or {@code redis://password@host:port}.
     *
     * @throws IllegalArgumentException saying what is wrong, without the credential
     */
    public static NodeAddress parse(String uri, TrustedCa ca) {
        Matcher parts = FORM.matcher(uri.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("The address is no redis:// or rediss:// URI. " + HINT);
        }
        String credential = parts.group(2) == null ? "" : parts.group(2);
        int colon = credential.indexOf(':');
        return new NodeAddress(
                parts.group(1) + "://" + parts.group(3),
                decode(credential.substring(0, Math.max(0, colon))),
                new Secret(decode(credential.substring(colon + 1))),
                ca);
    }

    /** The same place, visited as somebody else. */
    public NodeAddress as(String otherUser, Secret otherPassword) {
        return new NodeAddress(place, otherUser, otherPassword, ca);
    }

    public boolean tls() {
        return tls(place);
    }

    /** Host and port, or the master's name and the Sentinels that know where it is. */
    public String shown() {
        RedisURI uri = read(place);
        if (uri.getSentinels().isEmpty()) {
            return uri.getHost() + ":" + uri.getPort();
        }
        return uri.getSentinels().stream()
                .map(one -> one.getHost() + ":" + one.getPort())
                .collect(Collectors.joining(", ", uri.getSentinelMasterId() + " at ", ""));
    }

    /** For the client library; each call gives another object, for they can be changed. */
    RedisURI redisUri(Duration answerWithin) {
        RedisURI uri = read(place);
        uri.setTimeout(answerWithin);
        uri.getSentinels().forEach(one -> one.setTimeout(answerWithin));
        if (!username.isEmpty()) {
            uri.setAuthentication(username, password.value().toCharArray());
        } else if (password.isPresent()) {
            uri.setAuthentication(password.value().toCharArray());
        }
        return uri;
    }

    private static boolean sentinel(String place) {
        return place.startsWith("redis-sentinel:") || place.startsWith("rediss-sentinel:");
    }

    private static boolean tls(String place) {
        return place.startsWith("rediss");
    }

    private static RedisURI read(String place) {
        if (!FORM.matcher(place).matches() || place.indexOf('@') >= 0) {
            throw new IllegalArgumentException("The address is no redis:// or rediss:// URI. " + HINT);
        }
        try {
            return RedisURI.create(place);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The address '" + place + "' can't be read. " + HINT, e);
        }
    }

    private static String decode(String text) {
        // A plus sign stands for itself in this part of a URI.
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    @Override
    public String toString() {
        return shown();
    }
}
