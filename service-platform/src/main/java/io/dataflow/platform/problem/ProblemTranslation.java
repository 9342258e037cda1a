package io.dataflow.platform.problem;

import io.dataflow.platform.call.ServiceUnavailable;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Turns whatever went wrong into what the caller is told. */
final class ProblemTranslation {

    private static final Logger log = LoggerFactory.getLogger(ProblemTranslation.class);
    private static final Duration SOON = Duration.ofSeconds(5);

    ErrorResponse translate(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case HttpMessageNotReadableException unreadable -> Unreadable.describe(unreadable);
            case BindException invalid -> Violations.of(invalid);
            case HandlerMethodValidationException invalid -> Violations.of(invalid);
            case MethodArgumentTypeMismatchException mismatch -> Violations.of(mismatch);
            case MaxUploadSizeExceededException tooLarge -> tooLarge();
            case MultipartException malformed -> malformedForm();
            case InvalidParameterException malformed -> malformedForm();
            case RequestRejectedException malformed -> controlCharacters();
            case AccessDeniedException denied -> forbidden();
            case ServiceUnavailable away -> Problem.unavailable(away.title(), away.getMessage(), SOON);
            case DataAccessResourceFailureException away -> databaseAway(away);
            case TransientDataAccessException away -> databaseAway(away);
            case RecoverableDataAccessException away -> databaseAway(away);
            case CannotCreateTransactionException away -> databaseAway(away);
            case ErrorResponse known -> known;
            default -> fromCause(failure);
        };
    }

    /** Hides nothing that could be known: a lost connection is often wrapped in something general. */
    private ErrorResponse fromCause(Throwable failure) {
        return isLostConnection(failure) ? databaseAway(failure) : unexpected(failure);
    }

    private static boolean isLostConnection(Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof java.sql.SQLNonTransientConnectionException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    static Problem forbidden() {
        return Problem.of(
                HttpStatus.FORBIDDEN, "Not allowed", "Your role does not include this. Ask an administrator for it.");
    }

    private static Problem tooLarge() {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "Too large",
                "The request is larger than this service takes. Send it in parts.");
    }

    private static Problem malformedForm() {
        return Problem.badRequest(
                "Malformed form", "The body is not the form that its content type says. Send it again whole.");
    }

    /** The names and values of a form's parameters are looked at when they are first asked for, which may be late. */
    private static Problem controlCharacters() {
        return Problem.badRequest(
                "Characters that are not allowed",
                "A header, or a parameter of the address or the form, has a control character or another character that is not"
                        + " allowed in its name or value. A JSON body needs the content type application/json.");
    }

    private static Problem databaseAway(Throwable failure) {
        log.warn(
                "The database does not answer; told the caller to try again in {} s: {}",
                SOON.toSeconds(),
                failure.toString());
        return Problem.unavailable(
                "The database does not answer", "Nothing was changed. Try again in a few seconds.", SOON);
    }

    private static Problem unexpected(Throwable failure) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Unexpected failure, reference {}", reference, failure);
        return Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "Unexpected failure",
                        "This is a fault of the service. Its log says more under the reference " + reference + ".")
                .with("reference", reference);
    }
}
