package io.dataflow.platform.token;

import java.time.Clock;
import java.time.Duration;

/** Mints the short-lived tokens that one service shows to another. */
public final class ServiceTokens {

    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final Tokens tokens;
    private final Clock clock;
    private final String serviceName;

    public ServiceTokens(SigningKey key, Clock clock, String serviceName) {
        this.tokens = new Tokens(key, clock);
        this.clock = clock;
        this.serviceName = serviceName;
    }

    /** A token that is good for the next 60 seconds; make a new one for each request. */
    public String mint() {
        return tokens.sign(new Token.Service(serviceName), clock.instant().plus(LIFETIME));
    }
}
