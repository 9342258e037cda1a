package io.dataflow.bridge.source.poller;

import java.net.URI;
import java.util.Map;

/** What a poller asks for where a server sends it elsewhere (RFC 9110). */
final class PollRedirects {

    private static final int PERMANENT_SAME_METHOD = 308;
    private static final int TEMPORARY_SAME_METHOD = 307;

    private PollRedirects() {}

    /**
     * Another server hears none of the headers, because they may be secrets, and no body.
     *
     * @throws IllegalArgumentException if it is no address that can be polled, or leads from https to http
     */
    static PollRequest follow(PollRequest request, int status, URI to) {
        if (request.url().getScheme().equalsIgnoreCase("https") && !"https".equalsIgnoreCase(to.getScheme())) {
            throw new IllegalArgumentException("From https to http");
        }
        Map<String, String> headers = request.sameServer(checked(to)) ? request.headers() : Map.of();
        boolean same = status == TEMPORARY_SAME_METHOD || status == PERMANENT_SAME_METHOD;
        return same && request.sameServer(to)
                ? new PollRequest(to, request.method(), request.body(), headers)
                : new PollRequest(to, PollMethod.GET, "", headers);
    }

    private static URI checked(URI to) {
        return new PollRequest(to, PollMethod.GET, "", Map.of()).url();
    }
}
