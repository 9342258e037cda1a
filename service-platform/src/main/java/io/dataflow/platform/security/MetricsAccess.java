package io.dataflow.platform.security;

import io.dataflow.platform.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets a scraper on the same machine read the metrics, anybody with the scrape token, and administrators. */
final class MetricsAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private final Secret scrapeToken;

    MetricsAccess(Secret scrapeToken) {
        this.scrapeToken = scrapeToken;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        return new AuthorizationDecision(isLocal(request) || showsToken(request) || isAdmin(who.get()));
    }

    /** A reverse proxy on this machine is local too, but those behind it are not. */
    private static boolean isLocal(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        boolean loopback = address.startsWith("127.") || "::1".equals(address) || "0:0:0:0:0:0:0:1".equals(address);
        return loopback && request.getHeader("X-Forwarded-For") == null && request.getHeader("Forwarded") == null;
    }

    boolean showsToken(HttpServletRequest request) {
        byte[] expected = scrapeToken.value().getBytes(StandardCharsets.UTF_8);
        return scrapeToken.isPresent()
                && BearerHeader.read(request)
                        .map(shown -> MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.UTF_8)))
                        .orElse(false);
    }

    private static boolean isAdmin(@Nullable Authentication who) {
        return who != null
                && who.getAuthorities().stream().anyMatch(authority -> "ROLE_ADMIN".equals(authority.getAuthority()));
    }
}
