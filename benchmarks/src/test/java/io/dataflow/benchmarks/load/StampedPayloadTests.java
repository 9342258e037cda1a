package io.dataflow.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StampedPayloadTests {

    private static final long MICROS = 1_764_032_123_456_789L;

    @Test
    void isAReadingOfThatManyBytes() {
        for (int bytes : new int[] {StampedPayload.SMALLEST, 120, 1_000}) {
            byte[] payload = new StampedPayload(bytes).at(MICROS);
            JsonNode json = new JsonMapper().readTree(payload);

            assertThat(payload).hasSize(bytes);
            assertThat(json.path("sent_us").asLong()).isEqualTo(MICROS);
            assertThat(json.path("timestamp").asLong()).isEqualTo(MICROS / 1_000);
        }
    }

    @Test
    void isFoundAtTheEndOfSomethingLonger() {
        byte[] payload = new StampedPayload(120).at(MICROS);
        byte[] entry =
                ("any head" + new String(payload, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII);

        assertThat(StampedPayload.microsIn(entry, 120)).isEqualTo(MICROS);
    }
}
