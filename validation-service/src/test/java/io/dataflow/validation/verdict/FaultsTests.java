package io.dataflow.validation.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.ModelJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Payloads of a megabyte in which nearly everything is wrong: what is kept of them stays small. */
class FaultsTests {

    @Test
    void keepsTheFirstAndSaysThatThereAreMore() {
        Faults faults = new Faults();
        for (int i = 0; i < 1000; i++) {
            faults.add(new Violation("/" + i, "", "must be good", "Be good."));
        }
        assertThat(faults).hasSize(Faults.MOST + 1);
        assertThat(faults.getFirst().pointer()).isEqualTo("/0");
        assertThat(faults.getLast().rule()).isEqualTo("must not break more than 100 rules");
    }

    @Test
    void boundsWhatIsSaidOfNumbersBeyondMeasureUnderALongName() {
        String name = "a".repeat(100_000);
        String payload = "{\"" + name + "\":[" + "1e300,".repeat(150_000) + "1]}";
        assertThat(size(judged("{\"name\": \"m\", \"fields\": [{\"name\": \"x\", \"type\": \"number\"}]}", payload)))
                .isLessThan(200_000);
    }

    @Test
    void boundsWhatIsSaidOfASenMlPack() {
        String entry = "{\"n\":\"x\",\"v\":\"not a number\",\"foo_\":1,\"bar_\":2},";
        String payload =
                "[{\"bn\":\"d:\",\"bv\":1,\"n\":\"x\",\"v\":1}," + entry.repeat(900) + "{\"n\":\"y\",\"v\":1}]";
        assertThat(size(judged("{\"name\": \"m\", \"fields\": [{\"name\": \"x\", \"type\": \"number\"}]}", payload)))
                .isLessThan(200_000);
    }

    @Test
    void boundsWhatASchemaFindsWrong() {
        String model = "{\"name\": \"m\", \"fields\": [{\"name\": \"samples\", \"type\": \"array\"}],"
                + " \"schema\": {\"properties\": {\"samples\": {\"items\": {\"type\": \"number\"}}}}}";
        String payload = "{\"samples\":[" + "\"a\",".repeat(200_000) + "1]}";
        assertThat(size(judged(model, payload))).isLessThan(200_000).isPositive();
    }

    private static List<Verdict> judged(String model, String payload) {
        Envelope envelope = new Envelope(
                1,
                new SourceName("test"),
                "t",
                Optional.of(new DeviceId("d")),
                Instant.parse("2026-01-01T00:00:00Z"),
                Optional.empty(),
                Map.of(),
                payload.getBytes(StandardCharsets.UTF_8));
        return new Judge(ModelJson.read(model)).judge(envelope);
    }

    private static int size(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(Verdict.Rejected.class::cast)
                .flatMap(rejected -> rejected.violations().stream())
                .mapToInt(violation -> violation.toString().length())
                .sum();
    }
}
