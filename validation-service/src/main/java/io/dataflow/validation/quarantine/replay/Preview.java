package io.dataflow.validation.quarantine.replay;

import io.dataflow.contract.Violation;
import io.dataflow.validation.quarantine.QuarantineSearch;
import io.dataflow.validation.verdict.Reading;
import io.dataflow.validation.verdict.SecondLook;
import io.dataflow.validation.verdict.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What would become of a selection; nothing is changed.
 *
 * @param selected how many readings are meant
 * @param judged how many of them, the newest, were mended and judged for this
 * @param wouldStore how many of these would be stored, or are already, with all their values
 * @param stillRefused how many of these would stay
 * @param shown the first of them
 */
public record Preview(
        QuarantineSearch.Count selected, int judged, int wouldStore, int stillRefused, List<Shown> shown) {

    private static final int MOST_TEXT = 4_000;
    private static final int MOST_BYTES = 1_000;

    /**
     * One reading before and after.
     *
     * @param before what is judged now, as text, or as hex where it is no UTF-8
     * @param after what would be judged
     * @param stored as which readings it would be stored
     * @param violations why it, or a part of it, would be refused
     */
    public record Shown(
            String id,
            String device,
            Instant receivedAt,
            String before,
            String after,
            boolean changed,
            List<Stored> stored,
            List<Violation> violations) {}

    /** A reading as it would be stored. */
    public record Stored(
            String model,
            int version,
            String device,
            Instant ts,
            boolean dated,
            String messageId,
            Map<String, Object> values,
            String extras) {

        static Stored of(Reading reading) {
            return new Stored(
                    reading.model().name().value(),
                    reading.model().version(),
                    reading.device().value(),
                    reading.ts(),
                    reading.dated(),
                    reading.messageId().toString(),
                    reading.byName(),
                    reading.extras().orElse(""));
        }
    }

    static Shown show(Retrial.Result result) {
        List<Stored> stored = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (SecondLook.Seen seen : result.seen()) {
            switch (seen.verdict()) {
                case Verdict.Accepted accepted -> stored.add(Stored.of(accepted.reading()));
                case Verdict.Rejected rejected -> violations.addAll(rejected.violations());
            }
        }
        HeldReading held = result.held();
        String before = text(held.amended().payload().orElse(held.payload()));
        String after = text(result.amended().payload().orElse(held.payload()));
        return new Shown(
                held.id().toString(),
                result.amended()
                        .device()
                        .or(() -> held.envelope().flatMap(envelope -> envelope.device()))
                        .map(Object::toString)
                        .orElse(""),
                held.envelope().map(envelope -> envelope.receivedAt()).orElse(Instant.EPOCH),
                before,
                after,
                result.changed(),
                stored,
                violations);
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "…";
        } catch (CharacterCodingException e) {
            return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(bytes.length, MOST_BYTES));
        }
    }
}
