package io.dataflow.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.ModelAndView;

/** Puts a problem into the form that the caller understands: a page for a person, JSON for a program. */
public final class Reply {

    private Reply() {}

    /** Whether a person's browser asks for a page; programs and scripts of a page ask for data. */
    public static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE) && !isApi(path(request));
    }

    private static boolean isApi(String path) {
        return path.startsWith("/api/") || path.startsWith("/v3/") || path.startsWith("/actuator");
    }

    private static String path(HttpServletRequest request) {
        Object forwardedFrom = request.getAttribute("jakarta.servlet.error.request_uri");
        return forwardedFrom instanceof String original ? original : request.getRequestURI();
    }

    static Object to(HttpServletRequest request, ErrorResponse problem) {
        return wantsPage(request) ? page(problem) : json(problem);
    }

    private static ModelAndView page(ErrorResponse problem) {
        ProblemDetail body = problem.getBody();
        Object reference =
                body.getProperties() == null ? null : body.getProperties().get("reference");
        var model = Map.of(
                "status", problem.getStatusCode().value(),
                "title", body.getTitle() == null ? "Something went wrong" : body.getTitle(),
                "detail", body.getDetail() == null ? "" : body.getDetail(),
                "reference", reference == null ? "" : reference);
        return new ModelAndView("error", model, problem.getStatusCode());
    }

    private static ResponseEntity<ProblemDetail> json(ErrorResponse problem) {
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.getBody());
    }
}
