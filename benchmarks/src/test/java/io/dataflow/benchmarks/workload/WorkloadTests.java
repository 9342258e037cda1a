package io.dataflow.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkloadTests {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final Workload workload = new Workload(42, 2_000, 10, 5, NOON);

    @Test
    void saysTheSameOfAReadingEachTime() {
        Workload again = new Workload(42, 2_000, 10, 5, NOON);

        assertThat(IntStream.range(0, 2_000))
                .allMatch(number -> Arrays.equals(workload.payload(number), again.payload(number))
                        && workload.overHttp(number) == again.overHttp(number));
    }

    @Test
    void saysSomethingElseWithAnotherSeed() {
        assertThat(new Workload(43, 2_000, 10, 5, NOON).temperature(1)).isNotEqualTo(workload.temperature(1));
    }

    @Test
    void hasReadingsOfEveryFormAndBothWays() {
        assertThat(IntStream.range(0, 2_000).mapToObj(workload::form)).contains(Form.values());
        assertThat(IntStream.range(0, 2_000).mapToObj(workload::overHttp)).contains(true, false);
    }

    @Test
    void findsTheNumberOfAPayload() {
        String payload = new String(workload.payload(1_234), StandardCharsets.UTF_8);

        assertThat(Workload.numberIn(payload)).hasValue(1_234);
        assertThat(Workload.numberIn("{\"n\": 12}")).hasValue(12);
        assertThat(Workload.numberIn("{\"number\":12}")).isEmpty();
    }

    @Test
    void givesValuesThatAModelOfTheUsualSensorsTakes() {
        assertThat(IntStream.range(0, 2_000).mapToObj(workload::temperature))
                .allMatch(value -> value >= -40 && value <= 125);
        assertThat(IntStream.range(0, 2_000).mapToObj(workload::humidity))
                .allMatch(value -> value >= 0 && value <= 100);
    }

    @Test
    void putsAnOwnIdIntoThePayloadWhereThereAreNoUserProperties() {
        int overHttp = IntStream.range(0, 2_000)
                .filter(number -> workload.form(number) == Form.PROPERTY_ID && workload.overHttp(number))
                .findFirst()
                .orElseThrow();

        assertThat(new String(workload.payload(overHttp), StandardCharsets.UTF_8))
                .contains("message_id");
    }
}
