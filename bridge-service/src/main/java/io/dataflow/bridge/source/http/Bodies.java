package io.dataflow.bridge.source.http;

import io.dataflow.platform.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** Reads request bodies, and no more of them than is allowed. */
final class Bodies {

    private final DataSize largest;

    Bodies(DataSize largest) {
        this.largest = largest;
    }

    /**
     * How many bytes a body will have at most.
     *
     * @throws Problem 413 if that is more than is allowed
     */
    long expected(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        if (announced > largest.toBytes()) {
            throw tooLarge();
        }
        return announced < 0 ? largest.toBytes() : announced;
    }

    /** @throws Problem 413 if it is too large */
    byte[] read(HttpServletRequest request) throws IOException {
        int limit = Math.toIntExact(largest.toBytes());
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            throw tooLarge();
        }
        return body;
    }

    private Problem tooLarge() {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "Too large",
                "The body has more than the " + largest.toKilobytes()
                        + " KB that one reading may have. Send less in one request.");
    }
}
