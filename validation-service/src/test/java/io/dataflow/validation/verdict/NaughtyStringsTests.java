package io.dataflow.validation.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.SourceName;
import io.dataflow.validation.NaughtyStrings;
import io.dataflow.validation.model.Checked;
import io.dataflow.validation.model.ModelJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class NaughtyStringsTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Judge JUDGE = new Judge(ModelJson.read(
            "{\"name\": \"m\", \"fields\": [{\"name\": \"text\", \"type\": \"string\", \"max_length\": 4000}]}"));

    @Test
    void areDeviceIdsOrRefusedAsSuch() throws Exception {
        for (String text : NaughtyStrings.all()) {
            Verdict verdict = judge(Map.of("device_id", text, "text", "x"));
            assertThat(verdict instanceof Verdict.Accepted)
                    .as(text)
                    .isEqualTo(DeviceId.parse(text).isPresent());
            if (verdict instanceof Verdict.Rejected rejected) {
                assertThat(rejected.violations()).as(text).allSatisfy(one -> {
                    assertThat(one.pointer()).isEqualTo("/device_id");
                    assertThat(one.remedy()).isNotBlank();
                });
            }
        }
    }

    @Test
    void areValuesAsTheyAreOrRefused() throws Exception {
        for (String text : NaughtyStrings.all()) {
            switch (judge(Map.of("device_id", "a", "text", text))) {
                case Verdict.Accepted accepted -> {
                    assertThat(NaughtyStrings.storable(text)).as(text).isTrue();
                    assertThat(accepted.reading().values()).containsExactly(text);
                }
                case Verdict.Rejected ignored ->
                    assertThat(NaughtyStrings.storable(text)).as(text).isFalse();
            }
        }
    }

    @Test
    void areNamesOfFieldsOfAModelOrRefusedWithAReason() throws Exception {
        for (String text : NaughtyStrings.all()) {
            ObjectNode model = JSON.createObjectNode().put("name", "m").put("device_field", "the device");
            model.putArray("fields").addObject().put("name", text).put("type", "number");
            switch (ModelJson.check(model)) {
                case Checked.Model found -> {
                    assertThat(found.model().fields().getFirst().name()).isEqualTo(text);
                    assertThat(found.model().fields().getFirst().column().value())
                            .matches("[A-Za-z][A-Za-z0-9_]{0,63}");
                }
                case Checked.Mistakes mistakes ->
                    assertThat(mistakes.violations())
                            .as(text)
                            .allSatisfy(one -> assertThat(one.remedy()).isNotBlank());
            }
        }
    }

    private static Verdict judge(Map<String, String> payload) {
        Envelope envelope = new Envelope(
                1,
                new SourceName("s"),
                "t",
                Optional.empty(),
                Instant.parse("2026-01-02T03:04:05Z"),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                JSON.writeValueAsBytes(payload));
        List<Verdict> verdicts = JUDGE.judge(envelope);
        assertThat(verdicts).hasSize(1);
        return verdicts.getFirst();
    }
}
