package io.dataflow.platform.security;

import io.dataflow.platform.problem.Problem;
import io.dataflow.platform.problem.ProblemWriter;
import io.dataflow.platform.problem.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Tells somebody who is signed in that they may not do this. */
final class SayForbidden implements AccessDeniedHandler {

    private final ProblemWriter problems;

    SayForbidden(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (Reply.wantsPage(request)) {
            response.sendError(HttpStatus.FORBIDDEN.value());
            return;
        }
        problems.write(denied instanceof CsrfException ? stalePage() : notAllowed(), response);
    }

    private static Problem stalePage() {
        return Problem.of(
                HttpStatus.FORBIDDEN,
                "Page out of date",
                "The request lacks the token of this page (header X-XSRF-TOKEN, cookie XSRF-TOKEN). Reload and try again.");
    }

    private static Problem notAllowed() {
        return Problem.of(
                HttpStatus.FORBIDDEN, "Not allowed", "Your role does not include this. Ask an administrator for it.");
    }
}
