package io.dataflow.platform.security;

import io.dataflow.platform.login.web.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Whether a request could be one that another site made a browser send: it changes something and is trusted because of a cookie.
 * Programs that show a Bearer token are not concerned, and neither is the JSON login, which no form can imitate.
 */
final class NeedsCsrfToken implements RequestMatcher {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Override
    public boolean matches(HttpServletRequest request) {
        if (HARMLESS.contains(request.getMethod()) || Paths.LOGIN_API.matches(request)) {
            return false;
        }
        return Paths.LOGIN_PAGE.matches(request)
                || (BearerHeader.read(request).isEmpty()
                        && SessionCookie.read(request).isPresent());
    }
}
