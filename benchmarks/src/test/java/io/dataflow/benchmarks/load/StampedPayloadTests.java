package io.dataflow.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StampedPayloadTests {

    private static final long MICROS = 1_764_032_123_456_789L;
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void isAReadingOfThatManyBytes() {
        for (int bytes : new int[] {StampedPayload.SMALLEST, 120, 283, 284, 1_000}) {
            StampedPayload stamped = new StampedPayload(bytes, 1);
            byte[] payload = stamped.at(7, MICROS);
            JsonNode json = JSON.readTree(payload);

            assertThat(payload).hasSize(bytes);
            assertThat(json.path("timestamp").asLong()).isEqualTo(MICROS);
            assertThat(json.path("message_id").asString())
                    .isEqualTo(stamped.messageId(7, 0))
                    .hasSizeBetween(13, 256);
        }
    }

    @Test
    void hasValuesThatFitASensorWhateverItsNumber() {
        StampedPayload stamped = new StampedPayload(120, 1);
        for (long number = 0; number < 10_000; number++) {
            JsonNode json = JSON.readTree(stamped.at(number, MICROS));

            assertThat(json.path("temperature").asDouble()).isBetween(15.0, 30.0);
            assertThat(json.path("humidity").asDouble()).isBetween(30.0, 60.0);
            assertThat(json.propertyNames()).containsExactly("timestamp", "message_id", "temperature", "humidity");
        }
    }

    @Test
    void isAnArrayWhereAGatewaySendsSeveral() {
        StampedPayload stamped = new StampedPayload(120, 20);
        JsonNode json = JSON.readTree(stamped.at(7, MICROS));

        assertThat(json.size()).isEqualTo(20);
        Set<String> ids = new HashSet<>();
        for (int place = 0; place < 20; place++) {
            JsonNode reading = json.get(place);
            ids.add(reading.path("message_id").asString());
            assertThat(reading.path("timestamp").asLong()).isEqualTo(MICROS - (19 - place) * 1_000);
            assertThat(reading.path("message_id").asString()).isEqualTo(stamped.messageId(7, place));
        }
        assertThat(ids).hasSize(20);
    }

    @Test
    void isFoundAtTheEndOfSomethingLonger() {
        byte[] payload = new StampedPayload(120, 1).at(7, MICROS);
        byte[] entry =
                ("any head" + new String(payload, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII);

        assertThat(StampedPayload.microsIn(entry, 120)).isEqualTo(MICROS);
    }
}
