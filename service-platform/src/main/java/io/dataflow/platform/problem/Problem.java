package io.dataflow.platform.problem;

import io.dataflow.contract.Violation;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A failure that the caller is to be told about, in words that say what to do next. */
public final class Problem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private Problem(HttpStatus status, String title, String detail) {
        super(status, body(status, title, detail), null);
    }

    private static ProblemDetail body(HttpStatus status, String title, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setTitle(title);
        return body;
    }

    public static Problem of(HttpStatus status, String title, String detail) {
        return new Problem(status, title, detail);
    }

    public static Problem badRequest(String title, String detail) {
        return of(HttpStatus.BAD_REQUEST, title, detail);
    }

    /** What was sent can be read but breaks rules; each violation says which and how to mend it. */
    public static Problem invalid(String detail, List<Violation> violations) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "Invalid values", detail).with("violations", violations);
    }

    public static Problem notFound(String title, String detail) {
        return of(HttpStatus.NOT_FOUND, title, detail);
    }

    public static Problem conflict(String title, String detail) {
        return of(HttpStatus.CONFLICT, title, detail);
    }

    public static Problem tooManyRequests(String title, String detail, Duration retryAfter) {
        return of(HttpStatus.TOO_MANY_REQUESTS, title, detail).retryAfter(retryAfter);
    }

    /** Something that this service needs does not answer at the moment; trying again later helps. */
    public static Problem unavailable(String title, String detail, Duration retryAfter) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, title, detail).retryAfter(retryAfter);
    }

    /** Adds a field to what the caller is told. */
    public Problem with(String field, Object value) {
        getBody().setProperty(field, value);
        return this;
    }

    private Problem retryAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        return this;
    }
}
