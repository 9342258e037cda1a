package io.dataflow.platform.login.web;

import io.dataflow.platform.login.LoginOutcome;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie in which a browser keeps its token; cookies know no ports, so one login serves all services of a host. */
public final class SessionCookie {

    public static final String NAME = "dataflow_session";

    private SessionCookie() {}

    /** The token that the browser sent, if any. */
    public static Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME))
                .map(cookie -> cookie.getValue())
                .filter(value -> !value.isEmpty());
    }

    static String holding(LoginOutcome.Opened login, HttpServletRequest request) {
        return cookie(login.token(), Duration.between(Instant.now(), login.expiresAt()), request);
    }

    static String gone(HttpServletRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    private static String cookie(String value, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/")
                .maxAge(age)
                .build()
                .toString();
    }
}
