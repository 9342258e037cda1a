package io.dataflow.bridge.source.poller;

import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is asked of a web API.
 *
 * @param url http or https, with a host and without user or password
 * @param body what a POST sends; empty for a GET
 * @param headers by name; the values may be secrets
 */
public record PollRequest(URI url, PollMethod method, String body, Map<String, String> headers) {

    public PollRequest {
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "A poller's URL begins with http:// or https://, names a host, and holds no user or password");
        }
        TreeMap<String, String> ordered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ordered.putAll(headers);
        headers = Collections.unmodifiableMap(ordered);
    }

    /** Whether both go to the same server: only then may it hear the same secrets. */
    public boolean sameServer(URI other) {
        return serverOf(url).equals(serverOf(other));
    }

    private static String serverOf(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + ":"
                + (url.getPort() < 0 ? usual : url.getPort());
    }

    @Override
    public String toString() {
        return method + " " + url.getScheme() + "://" + url.getAuthority() + url.getPath();
    }
}
