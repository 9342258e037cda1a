package io.dataflow.bridge.source.http.body;

import io.dataflow.contract.Excerpt;
import io.dataflow.platform.problem.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** In what form readings may come, by content type. */
public enum BodyForm {
    JSON("application/json"),
    LINES("application/x-ndjson", "application/ndjson", "application/jsonl"),
    CSV("text/csv");

    private static final String TITLE = "Unknown content type";
    private static final String KNOWN =
            " Send application/json (one object, or an array of them), application/x-ndjson (an object a line), or"
                    + " text/csv (with a header line).";

    private final List<MediaType> types;

    BodyForm(String... types) {
        this.types = Stream.of(types).map(MediaType::parseMediaType).toList();
    }

    /** @throws Problem 415 that says what to send instead */
    public static BodyForm of(@Nullable String contentType) {
        MediaType type = parsed(contentType);
        if (type == null || type.includes(MediaType.APPLICATION_FORM_URLENCODED)) {
            throw unknown("The request " + (type == null ? "has no content type" : "says that it is a form")
                    + ". With curl, add -H 'Content-Type: application/json'." + KNOWN);
        }
        requireUtf8(type);
        return Stream.of(values())
                .filter(form -> form.types.stream().anyMatch(known -> known.equalsTypeAndSubtype(type)))
                .findFirst()
                .orElseThrow(
                        () -> unknown("Readings can't be read from '" + Excerpt.of(type.toString()) + "'." + KNOWN));
    }

    private static @Nullable MediaType parsed(@Nullable String contentType) {
        try {
            return contentType == null || contentType.isBlank() ? null : MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            throw unknown("'" + Excerpt.of(contentType) + "' is no content type that can be read." + KNOWN);
        }
    }

    private static void requireUtf8(MediaType type) {
        Charset charset = type.getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8) && !charset.equals(StandardCharsets.US_ASCII)) {
            throw unknown("Readings are read as UTF-8, not as " + charset + ". Encode them as UTF-8.");
        }
    }

    private static Problem unknown(String detail) {
        return Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, TITLE, detail);
    }
}
