package io.dataflow.validation.proposal.web;

import io.dataflow.platform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;

/** What somebody pasted: some text of at most a megabyte. */
final class Pasted {

    private static final int MOST_BYTES = 1024 * 1024;

    private Pasted() {}

    static String text(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "Too much",
                    "What is pasted has to be at most 1 MB; paste a part of it, a few hundred readings are enough.");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.isBlank()) {
                throw Problem.badRequest("Nothing was sent", "Paste some text as the body of the request.");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("Not text", "What is pasted has to be UTF-8 text; encode it so.");
        }
    }
}
