package io.dataflow.platform.login.web;

import io.dataflow.platform.account.Username;
import io.dataflow.platform.audit.AuditLog;
import io.dataflow.platform.login.ClientAddress;
import io.dataflow.platform.login.LoginOutcome;
import io.dataflow.platform.login.Logins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where people sign in. Its template gets {@code next}, {@code username} and, after a failure, {@code problem}. */
@Controller
public class LoginPage {

    private static final int LONGEST_NAME = 64;

    private final Logins logins;
    private final AuditLog audit;

    public LoginPage(Logins logins, AuditLog audit) {
        this.logins = logins;
        this.audit = audit;
    }

    @GetMapping("/login")
    String show(@RequestParam(defaultValue = "/") String next, Model model) {
        return form(next, "", model);
    }

    @PostMapping("/login")
    String submit(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (attempt(username, password, request)) {
            case LoginOutcome.Opened opened -> enter(opened, next, request, response);
            case LoginOutcome.Refused refused -> {
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
                model.addAttribute("problem", "The user name or the password is wrong.");
                yield form(next, username, model);
            }
            case LoginOutcome.TooSoon tooSoon -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(tooSoon.retryAfter())));
                model.addAttribute("problem", waitFor(tooSoon.retryAfter()));
                yield form(next, username, model);
            }
        };
    }

    private LoginOutcome attempt(String username, String password, HttpServletRequest request) {
        if (username.isBlank() || username.strip().length() > LONGEST_NAME) {
            return new LoginOutcome.Refused();
        }
        return logins.attempt(new Username(username), password, ClientAddress.of(request.getRemoteAddr()));
    }

    private String enter(
            LoginOutcome.Opened login, String next, HttpServletRequest request, HttpServletResponse response) {
        audit.record(login.username(), "login", login.username(), "");
        response.addHeader(HttpHeaders.SET_COOKIE, SessionCookie.holding(login, request));
        return "redirect:" + LocalPath.orStart(next).value();
    }

    private static String form(String next, String username, Model model) {
        model.addAttribute("next", LocalPath.orStart(next).value());
        model.addAttribute("username", username);
        return "login";
    }

    private static String waitFor(Duration wait) {
        return "Too many failed logins. Try again in %d s.".formatted(seconds(wait));
    }

    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }
}
