package io.dataflow.bridge.source.http.body;

import io.dataflow.bridge.source.csv.Separator;
import io.dataflow.contract.Excerpt;
import io.dataflow.platform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * How a body is to be read.
 *
 * @param form what its content type says
 * @param packed whether it is gzip
 * @param separator of CSV, where the sender names one
 */
public record Body(BodyForm form, boolean packed, Optional<Separator> separator) {

    /**
     * Whether a content encoding is gzip, the only one that is read.
     *
     * @throws Problem 415 for any other
     */
    public static boolean packed(Optional<String> encoding) {
        String name = encoding.orElse("").trim().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default -> throw unknownEncoding(name);
        };
    }

    private static Problem unknownEncoding(String name) {
        Problem problem = Problem.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "Unknown content encoding",
                "'" + Excerpt.of(name) + "' can't be unpacked here. Send the body as gzip or as it is.");
        problem.getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "gzip");
        return problem;
    }

    /** Begins to read it; the caller closes what it gets. */
    public Cutter cutter(InputStream body, Desk desk, UnpackLimits limits) throws IOException {
        InputStream in = packed ? Unpacked.gzip(body, limits) : Unpacked.plain(body, limits);
        return switch (form) {
            case JSON -> new JsonCutter(in, desk);
            case LINES -> new LineCutter(in, desk);
            case CSV -> new CsvCutter(in, desk, separator);
        };
    }
}
