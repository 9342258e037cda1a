package io.dataflow.platform.token;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** Makes and reads the signed tokens of one installation. Safe for use by several threads. */
public final class Tokens {

    private static final String ISSUER = "dataflow";
    private static final String KIND = "kind";
    private static final String LOGIN = "login";
    private static final String SERVICE = "service";

    private final SigningKey key;
    private final Clock clock;
    private final JwtParser parser;

    public Tokens(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
        this.parser = Jwts.parser()
                .verifyWith(key.secret())
                .requireIssuer(ISSUER)
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    /** Signs the token of one login session. */
    public String sign(Token.Login login) {
        return sign(LOGIN, login.sessionId(), login.username(), login.expiresAt());
    }

    String sign(Token.Service service, Instant expiresAt) {
        return sign(SERVICE, "", service.name(), expiresAt);
    }

    private String sign(String kind, String id, String subject, Instant expiresAt) {
        return Jwts.builder()
                .issuer(ISSUER)
                .claim(KIND, kind)
                .id(id)
                .subject(subject)
                .issuedAt(Date.from(clock.instant()))
                .expiration(Date.from(expiresAt))
                .signWith(key.secret(), Jwts.SIG.HS256)
                .compact();
    }

    /** What the token says; empty if it is not ours, was changed, or has expired. */
    public Optional<Token> read(String token) {
        try {
            return read(parser.parseSignedClaims(token).getPayload());
        } catch (JwtException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Token> read(Claims claims) {
        if (claims.getSubject() == null || claims.getExpiration() == null) {
            return Optional.empty();
        }
        Object kind = claims.get(KIND);
        if (LOGIN.equals(kind) && claims.getId() != null) {
            return Optional.of(new Token.Login(
                    claims.getId(), claims.getSubject(), claims.getExpiration().toInstant()));
        }
        if (SERVICE.equals(kind)) {
            return Optional.of(new Token.Service(claims.getSubject()));
        }
        return Optional.empty();
    }
}
