package io.dataflow.platform.problem;

import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

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
            problems.write(problem(status, longest(request.getConnector())), response);
            response.finishResponse();
        } catch (IOException e) {
            log.debug("Whoever sent a malformed request did not wait for the answer", e);
        }
    }

    static String longest(Connector connector) {
        return connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http
                ? ", or they are longer than " + inWords(http.getMaxHttpRequestHeaderSize()) + " in all"
                : " or too long";
    }

    private static String inWords(int bytes) {
        long kilobytes = DataSize.ofBytes(bytes).toKilobytes();
        return kilobytes * 1024 == bytes ? kilobytes + " KB" : bytes + " bytes";
    }

    private static Problem problem(HttpStatus status, String longest) {
        return status == HttpStatus.BAD_REQUEST
                ? Problem.badRequest(
                        "Malformed request",
                        "The first line or a header of the request is malformed" + longest
                                + ". Shorten or correct them.")
                : Problem.of(status, status.getReasonPhrase(), "The web server could not read or answer the request.");
    }
}
