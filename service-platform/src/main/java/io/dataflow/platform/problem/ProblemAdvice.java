package io.dataflow.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/** Answers every failure of a controller. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemTranslation translation = new ProblemTranslation();

    @ExceptionHandler
    Object answer(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            // What was begun can't become another answer: the connection is closed before the end, which callers
            // notice.
            throw failure;
        }
        return Reply.to(request, translation.translate(failure));
    }

    /** The caller has gone away, or a stream has reached its end: there is nobody to answer. */
    @ExceptionHandler({
        AsyncRequestNotUsableException.class,
        AsyncRequestTimeoutException.class,
        ClientAbortException.class
    })
    void nobodyToAnswer(Exception failure, HttpServletResponse response) {
        log.debug("The answer could not be finished: {}", failure.toString());
    }
}
