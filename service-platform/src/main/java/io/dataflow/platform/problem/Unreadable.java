package io.dataflow.platform.problem;

import io.dataflow.contract.Violation;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;

/** Says where a body stops being what was expected, without repeating our class names to the caller. */
final class Unreadable {

    private Unreadable() {}

    static Problem describe(HttpMessageNotReadableException unreadable) {
        Throwable cause = unreadable.getCause();
        if (cause instanceof StreamConstraintsException) {
            return tooLarge();
        }
        if (cause instanceof DatabindException misfit) {
            return misfit(misfit);
        }
        if (cause instanceof JacksonException malformed) {
            return malformed(malformed);
        }
        return Problem.badRequest("Unreadable body", "The body is missing or can't be read. Send a JSON body.");
    }

    private static Problem tooLarge() {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "Too large",
                "The body is larger or deeper nested than this service takes. Send it in parts.");
    }

    private static Problem malformed(JacksonException malformed) {
        var location = malformed.getLocation();
        String where = location == null
                ? ""
                : " near line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
        return Problem.badRequest("Malformed JSON", "The body is not valid JSON%s.".formatted(where));
    }

    private static Problem misfit(DatabindException misfit) {
        var violation = new Violation(
                pointer(misfit), "", "has the wrong type", "Send the type that the API description names.");
        return Problem.badRequest("Unexpected JSON", "The body is JSON, but not of the expected form.")
                .with("violations", List.of(violation));
    }

    private static String pointer(DatabindException misfit) {
        return misfit.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
    }
}
