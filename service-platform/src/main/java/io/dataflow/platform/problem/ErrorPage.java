package io.dataflow.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers failures outside of controllers, which the servlet container hands over. */
@Controller
class ErrorPage implements ErrorController {

    private final ProblemTranslation translation = new ProblemTranslation();

    @RequestMapping("${spring.web.error.path:/error}")
    Object answer(HttpServletRequest request) {
        return Reply.to(request, problem(request));
    }

    private ErrorResponse problem(HttpServletRequest request) {
        Object reported = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (reported instanceof IOException unreadable) {
            return brokenOff(unreadable);
        }
        if (reported instanceof Throwable failure) {
            return translation.translate(failure.getCause() == null ? failure : failure.getCause());
        }
        return of(status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)));
    }

    /** The container reports each request that it could not read to its end, though that may have been answered already. */
    private static Problem brokenOff(IOException unreadable) {
        return unreadable instanceof SocketTimeoutException
                ? Problem.of(
                        HttpStatus.REQUEST_TIMEOUT,
                        "Nothing came for too long",
                        "The request stopped coming before its end. Send it again whole.")
                : Problem.badRequest(
                        "Broken off",
                        "The request ended before its end, or was not sent as its headers say. Send it again whole.");
    }

    private static HttpStatus status(@Nullable Object code) {
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }

    private static Problem of(HttpStatus status) {
        return switch (status) {
            case FORBIDDEN -> ProblemTranslation.forbidden();
            case NOT_FOUND -> Problem.notFound("Not found", "There is nothing at this address.");
            case BAD_REQUEST -> Problem.badRequest("Bad request", "The request can't be understood.");
            default -> Problem.of(status, status.getReasonPhrase(), "The request could not be answered.");
        };
    }
}
