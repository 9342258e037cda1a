package io.dataflow.platform.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Explains what the web server refuses before any service sees it: a first line or headers that are malformed or too long. */
final class HeadRefusals extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(HeadRefusals.class);

    private final ProblemWriter problems;

    HeadRefusals(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            problems.write(problem(status), response);
            response.finishResponse();
        } catch (IOException e) {
            log.debug("Whoever sent a malformed request did not wait for the answer", e);
        }
    }

    private static Problem problem(HttpStatus status) {
        return status == HttpStatus.BAD_REQUEST
                ? Problem.badRequest(
                        "Malformed request",
                        "The first line or a header of the request is malformed, or they are longer than 8 KB in all."
                                + " Shorten or correct them.")
                : Problem.of(status, status.getReasonPhrase(), "The web server could not read or answer the request.");
    }
}
