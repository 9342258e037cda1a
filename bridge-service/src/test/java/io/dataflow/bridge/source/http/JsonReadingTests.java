package io.dataflow.bridge.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.bridge.source.http.body.Refusal;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.MessageId;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.Violation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReadingTests {

    private final JsonReading json = new JsonReading();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''      | is empty",
                "[1]     | an array",
                "'\"a\"' | a text",
                "1       | a number",
                "null    | null",
                "{       | not JSON",
                "{} {}   | not JSON",
                "temperature=1 | not JSON",
            })
    void saysWhatAReadingIsThatIsNoObject(String body, String what) {
        Violation violation = refusal(body).violation();
        assertThat(violation.rule()).contains(what);
        assertThat(violation.remedy()).contains("Send one JSON object");
    }

    @Test
    void survivesDeepNesting() {
        assertThat(refusal("{\"a\":" + "[".repeat(100_000)).violation().rule()).contains("depth");
    }

    @Test
    void namesAReadingByItsOwnIdElseItsContentElseItsDelivery() {
        assertThat(id("{\"message_id\":\"7\"}")).isEqualTo(MessageId.ofOwnId("7"));
        assertThat(id("{\"message_id\":7}")).isEqualTo(MessageId.ofOwnId("7"));
        assertThat(id("{\"timestamp\":1}"))
                .isEqualTo(MessageId.ofContent("/bridge/ingest/http", "{\"timestamp\":1}".getBytes(UTF_8)));
        assertThat(id("{\"temperature\":1}")).isEqualTo(MessageId.ofDelivery(5));
    }

    @Test
    void looksAtTheOutermostNamesOnlyAndAtTheLastOfEqualOnes() {
        assertThat(id("{\"a\":{\"message_id\":\"7\",\"timestamp\":1},\"b\":[{\"timestamp\":1}]}"))
                .isEqualTo(MessageId.ofDelivery(5));
        assertThat(id("{\"message_id\":\"7\",\"a\":[[1]],\"message_id\":\"8\"}"))
                .isEqualTo(MessageId.ofOwnId("8"));
        assertThat(id("{\"message_id\":{\"a\":1},\"timestamp\":null}")).isEqualTo(MessageId.ofDelivery(5));
    }

    private MessageId id(String body) {
        return ((Look.Named) json.look(envelope(body))).id();
    }

    private Refusal refusal(String body) {
        return ((Look.Unfit) json.look(envelope(body))).refusal();
    }

    private static Envelope envelope(String body) {
        return new Envelope(
                5,
                new SourceName("http"),
                "/bridge/ingest/http",
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Map.of(),
                body.getBytes(UTF_8));
    }
}
