package io.dataflow.platform.login.web;

import io.dataflow.platform.account.Role;
import io.dataflow.platform.account.Username;
import io.dataflow.platform.audit.AuditLog;
import io.dataflow.platform.login.ClientAddress;
import io.dataflow.platform.login.LoginOutcome;
import io.dataflow.platform.login.LoginSessions;
import io.dataflow.platform.login.Logins;
import io.dataflow.platform.login.SignedIn;
import io.dataflow.platform.problem.Problem;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out for programs, and who one is. */
@RestController
public class LoginApi {

    private final Logins logins;
    private final LoginSessions sessions;
    private final AuditLog audit;

    public LoginApi(Logins logins, LoginSessions sessions, AuditLog audit) {
        this.logins = logins;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** Opens a session; the token goes into an {@code Authorization: Bearer} header, browsers get it as a cookie. */
    @SecurityRequirements
    @PostMapping(path = "/admin/login", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<LoginAnswer> login(
            @Valid @RequestBody LoginRequest login,
            @RequestHeader(name = "Sec-Fetch-Site", defaultValue = "none") String site,
            HttpServletRequest request) {
        refuseOtherSites(site);
        var name = new Username(login.username());
        var outcome = logins.attempt(name, login.password(), ClientAddress.of(request.getRemoteAddr()));
        return switch (outcome) {
            case LoginOutcome.Opened opened -> welcome(opened, request);
            case LoginOutcome.Refused refused -> throw wrong();
            case LoginOutcome.TooSoon tooSoon ->
                throw Problem.tooManyRequests(
                        "Too many failed logins", "Wait before the next attempt.", tooSoon.retryAfter());
        };
    }

    private static void refuseOtherSites(String site) {
        if ("cross-site".equals(site)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "Login from another site", "Sign in on the panel's own page.");
        }
    }

    private ResponseEntity<LoginAnswer> welcome(LoginOutcome.Opened login, HttpServletRequest request) {
        audit.record(login.username(), "login", login.username(), "");
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.holding(login, request))
                .body(new LoginAnswer(login.token(), login.expiresAt(), login.role()));
    }

    private static Problem wrong() {
        return Problem.of(
                HttpStatus.UNAUTHORIZED,
                "Login refused",
                "The user name or the password is wrong. Check both and try again.");
    }

    /** Ends the session on every service at once. */
    @PostMapping("/admin/logout")
    ResponseEntity<Void> logout(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        who.sessionId().ifPresent(sessions::end);
        audit.record("logout", who.name(), "");
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.gone(request))
                .build();
    }

    @GetMapping("/api/me")
    Me me(@AuthenticationPrincipal SignedIn who) {
        return new Me(who.name(), who.role());
    }

    record LoginRequest(
            @NotBlank @Size(max = 64) String username,
            @NotBlank @Size(max = 200) String password) {
        @Override
        public String toString() {
            return "LoginRequest[username=%s, password=***]".formatted(username);
        }
    }

    record LoginAnswer(String token, Instant expiresAt, Role role) {}

    record Me(String username, Role role) {}
}
