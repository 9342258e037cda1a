package io.dataflow.bridge.source.http;

import io.dataflow.contract.Excerpt;
import io.dataflow.contract.Violation;
import io.dataflow.platform.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** What stands in a request's address. The container would look for it in the body too, where that says that it is a form. */
record Query(MultiValueMap<String, String> parameters) {

    static Query of(HttpServletRequest request) {
        return new Query(UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams());
    }

    /** @throws Problem 400 if it can't be decoded */
    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.getFirst(name)).map(raw -> decoded(name, raw));
    }

    /** @throws Problem 400 if it is neither true nor false */
    boolean truth(String name, boolean otherwise) {
        String text = text(name).orElse(String.valueOf(otherwise));
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(name, text, "must be true or false", "Send ?" + name + "=false, or leave it out.");
        };
    }

    private static String decoded(String name, String raw) {
        try {
            return UriUtils.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid(name, raw, "must be percent-encoded UTF-8", "Write % as %25.");
        }
    }

    static Problem invalid(String name, String value, String rule, String remedy) {
        return Problem.badRequest("Invalid values", "The parameter " + name + " " + rule + ".")
                .with("violations", List.of(new Violation("/" + name, Excerpt.of(value), rule, remedy)));
    }
}
