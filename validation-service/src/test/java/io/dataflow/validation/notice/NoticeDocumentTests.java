package io.dataflow.validation.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.Violation;
import io.dataflow.validation.quarantine.RejectedReading;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NoticeDocumentTests {

    private static final int LARGEST = 4096;

    private final NoticeDocument document = new NoticeDocument(LARGEST);

    @Test
    void saysWhatTheDeviceNeedsToMendIt() {
        RejectedReading reading = Refused.reading(Map.of("message_id", "m-42"), Optional.empty(), Refused.TOO_HOT);
        assertThat(json(document.of(reading, 3)))
                .isEqualTo(json("""
                {
                  "quarantine_id": "%s",
                  "message_id": "m-42",
                  "received_at": "2026-03-01T12:00:00.123Z",
                  "topic": "devices/sensor_001/telemetry",
                  "model": "sensor",
                  "model_version": 1,
                  "violations": [
                    {
                      "pointer": "/temperature",
                      "value": "999",
                      "rule": "must be at most 125 °C",
                      "remedy": "Send a value of at most 125."
                    }
                  ],
                  "violations_left_out": 0,
                  "refusals_left_out": 3
                }
                """.formatted(reading.id()).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void leavesOutTheMessageIdThatTheDeviceDidNotGive() {
        assertThat(json(document.of(Refused.reading(Refused.TOO_HOT), 0)).has("message_id"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"},\"violations\":[],\"x\":{\"",
                "a\u0000b\u001b[31m\r\n",
                "\ud800 half a character",
                "</script><script>alert(1)</script>",
                "\u202e right to left",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀x😀"
            })
    void isSoundWhateverStandsInTheReading(String hostile) {
        Violation violation = new Violation("/" + hostile, hostile, "rule", "remedy");
        byte[] bytes = document.of(Refused.reading(Map.of("message_id", hostile), Optional.empty(), violation), 0);
        JsonNode json = json(bytes);
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder(
                        "quarantine_id",
                        "message_id",
                        "received_at",
                        "topic",
                        "model",
                        "model_version",
                        "violations",
                        "violations_left_out",
                        "refusals_left_out");
        assertThat(json.at("/violations/0/value").asString()).isEqualTo(violation.value());
        assertThat(json.at("/violations/0/pointer").asString())
                .isEqualTo(new String(violation.pointer().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Test
    void cutsTextsThatAreTooLong() {
        JsonNode json = json(document.of(
                Refused.reading(new Violation("/" + "p".repeat(1_000_000), "v".repeat(1_000), "rule", "remedy")), 0));
        assertThat(json.at("/violations/0/pointer").asString()).hasSize(501).endsWith("p…");
        assertThat(json.at("/violations/0/value").asString()).hasSize(81).endsWith("v…");
    }

    @Test
    void saysHowManyViolationsItHasNoRoomFor() {
        Violation[] many = IntStream.range(0, 5_000)
                .mapToObj(i -> new Violation("/field_" + i, "\"" + i, "must be a number", "Send a number."))
                .toArray(Violation[]::new);
        byte[] bytes = document.of(Refused.reading(many), 0);
        JsonNode json = json(bytes);
        int told = json.get("violations").size();
        assertThat(bytes.length).isBetween(LARGEST - 200, LARGEST);
        assertThat(told).isBetween(10, 100);
        assertThat(json.get("violations_left_out").asInt()).isEqualTo(5_000 - told);
    }

    @Test
    void staysWithinItsLimitWhenNotEvenOneViolationFits() {
        String wide = "\u0001".repeat(2_000);
        byte[] bytes = document.of(Refused.reading(new Violation(wide, wide, wide, wide)), Long.MAX_VALUE);
        assertThat(bytes.length).isLessThanOrEqualTo(LARGEST);
        assertThat(json(bytes).get("violations_left_out").asInt()).isOne();
    }

    @Test
    void keepsWhatTheDatabaseSaysFromTheDevice() {
        RejectedReading reading =
                Refused.reading(Refused.TOO_HOT).unstorable("Data truncation: column `secret` of `reading_sensor`");
        JsonNode json = json(document.of(reading, 0));
        assertThat(json.toString()).doesNotContain("reading_sensor");
        assertThat(json.at("/violations/0/rule").asString()).isEqualTo("must be storable");
        assertThat(json.at("/violations/0/value").asString()).isEmpty();
    }

    private static JsonNode json(byte[] bytes) {
        return JsonMapper.shared().readTree(bytes);
    }
}
