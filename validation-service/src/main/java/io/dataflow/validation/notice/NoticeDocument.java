package io.dataflow.validation.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.Excerpt;
import io.dataflow.contract.Violation;
import io.dataflow.validation.quarantine.RejectedReading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down why a reading was refused, for the device that sent it: JSON, of at most so many bytes, whatever stands in the reading.
 */
final class NoticeDocument {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final int LONGEST_TEXT = 500;

    private final int largest;

    /** @param largest in bytes, at least 4096 */
    NoticeDocument(int largest) {
        this.largest = largest;
    }

    /**
     * What the device reads.
     *
     * @param quarantineId by which people find it in quarantine
     * @param messageId what the device itself calls the message, where it says so in a user property
     * @param violationsLeftOut how many more reasons there are than would fit
     * @param refusalsLeftOut how many refusals the device was not told of before this one
     */
    private record Content(
            String quarantineId,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> messageId,
            Instant receivedAt,
            String topic,
            String model,
            int modelVersion,
            List<Violation> violations,
            int violationsLeftOut,
            long refusalsLeftOut) {}

    byte[] of(RejectedReading reading, long refusalsLeftOut) {
        int room = largest - write(content(reading, List.of(), refusalsLeftOut)).length;
        List<Violation> fitting = new ArrayList<>();
        for (Violation violation : reading.violations()) {
            Violation told = told(violation);
            room -= write(told).length + 1;
            if (room < 0) {
                break;
            }
            fitting.add(told);
        }
        return write(content(reading, fitting, refusalsLeftOut));
    }

    private static Content content(RejectedReading reading, List<Violation> violations, long refusalsLeftOut) {
        return new Content(
                reading.id().toString(),
                Optional.ofNullable(reading.properties().get(Envelope.MESSAGE_ID_PROPERTY))
                        .map(Excerpt::of),
                reading.receivedAt(),
                cut(reading.topic()),
                reading.model(),
                reading.modelVersion(),
                violations,
                reading.violations().size() - violations.size(),
                refusalsLeftOut);
    }

    /** What the database says of itself is nothing for devices. */
    private static Violation told(Violation violation) {
        return new Violation(
                cut(violation.pointer()),
                RejectedReading.isUnexpected(violation) ? "" : violation.value(),
                cut(violation.rule()),
                cut(violation.remedy()));
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end) + "…";
    }

    /** Over a text, because halves of characters, which may be why a reading was refused, become question marks then. */
    private static byte[] write(Object content) {
        return MAPPER.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
    }
}
