package io.dataflow.platform.security;

import io.dataflow.platform.problem.Problem;
import io.dataflow.platform.problem.ProblemWriter;
import io.dataflow.platform.problem.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a person to the login page and tells a program that it needs a token, or what else counts at that address. */
final class AskForLogin implements AuthenticationEntryPoint {

    private static final String TOKEN = "Get a token from POST /admin/login and send it as Authorization: Bearer";

    private final ProblemWriter problems;
    private final CredentialKinds others;

    AskForLogin(ProblemWriter problems, CredentialKinds others) {
        this.problems = problems;
        this.others = others;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (Reply.wantsPage(request)) {
            response.sendRedirect("/login?next=" + URLEncoder.encode(wayBack(request), StandardCharsets.UTF_8));
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.write(Problem.of(HttpStatus.UNAUTHORIZED, "Login needed", remedy(request)), response);
    }

    private String remedy(HttpServletRequest request) {
        return Stream.concat(Stream.of(TOKEN), others.remedies(request).stream())
                .collect(Collectors.joining(", or ", "", "."));
    }

    private static String wayBack(HttpServletRequest request) {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return "/";
        }
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
