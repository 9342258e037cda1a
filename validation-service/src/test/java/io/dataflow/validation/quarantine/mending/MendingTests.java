package io.dataflow.validation.quarantine.mending;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.Violation;
import io.dataflow.validation.model.KeyFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class MendingTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"step":"set","field":"a","value":1} | {"b":2} | {"b":2,"a":1}
            {"step":"set","field":"a","value":"x"} | {"a":0,"b":2} | {"a":"x","b":2}
            {"step":"set","field":"a","value":1} | {"ts":1,"values":{"b":2}} | {"ts":1,"values":{"b":2,"a":1}}
            {"step":"remove","field":"a"} | {"a":1,"b":2} | {"b":2}
            {"step":"remove","field":"a"} | {"ts":1,"values":{"a":1,"b":2}} | {"ts":1,"values":{"b":2}}
            {"step":"rename","field":"temp","to":"temperature"} | {"temp":1e2,"b":2} | {"temperature":1e2,"b":2}
            {"step":"rename","field":"temp","to":"temperature"} | [{"temp":1},{"x":2},3] | [{"temperature":1},{"x":2},3]
            {"step":"rename","field":"temp","to":"b"} | {"temp":1,"b":2} | {"temp":1,"b":2}
            {"step":"convert","field":"t","from":"°F","to":"°C"} | {"t":70.5} | {"t":21.3888888888889}
            {"step":"convert","field":"t","from":"°F","to":"°C"} | {"t":-40} | {"t":-40}
            {"step":"convert","field":"t","from":"K","to":"°C"} | {"t":295.15} | {"t":22}
            {"step":"convert","field":"p","from":"hPa","to":"Pa"} | {"p":1013.25} | {"p":101325}
            {"step":"convert","field":"p","from":"Pa","to":"hPa"} | {"p":101325} | {"p":1013.25}
            {"step":"convert","field":"u","from":"mV","to":"V"} | {"u":3301} | {"u":3.301}
            {"step":"convert","field":"v","from":"km/h","to":"m/s"} | {"v":36} | {"v":10}
            {"step":"convert","field":"t","from":"°F","to":"°C"} | {"t":"warm"} | {"t":"warm"}
            {"step":"scale","field":"t","factor":0.1,"offset":-40} | {"t":615} | {"t":21.5}
            {"step":"scale","field":"t","factor":0.1} | {"t":1e999999999} | {"t":1e999999999}
            {"step":"parse_number","field":"t"} | {"t":"21.5"} | {"t":21.5}
            {"step":"parse_number","field":"t"} | {"t":" +021,5 "} | {"t":21.5}
            {"step":"parse_number","field":"t"} | {"t":"0x1F"} | {"t":"0x1F"}
            {"step":"shift_time","by":"PT-1H"} | {"timestamp":1760352300,"a":1} | {"timestamp":1760348700,"a":1}
            {"step":"shift_time","by":"PT1S"} | {"timestamp":1760352300123} | {"timestamp":1760352301123}
            {"step":"shift_time","by":"PT2H"} | {"timestamp":"2026-01-02 03:04:05"} | {"timestamp":"2026-01-02T05:04:05"}
            {"step":"shift_time","by":"PT2H"} | {"timestamp":"2026-01-02T03:04:05+0100"} | {"timestamp":"2026-01-02T05:04:05+01:00"}
            {"step":"shift_time","by":"PT2H"} | {"ts":1760352300,"values":{"a":1}} | {"ts":1760359500,"values":{"a":1}}
            {"step":"set_time","value":"2026-01-02T03:04:05Z"} | {"timestamp":0,"a":1} | {"timestamp":"2026-01-02T03:04:05Z","a":1}
            {"step":"take_receipt"} | {"timestamp":0,"a":1} | {"a":1}
            {"step":"take_receipt"} | {"ts":0,"values":{"a":1}} | {"values":{"a":1}}
            {"step":"set_device","device":"d2"} | {"device_id":"d1","a":1} | {"device_id":"d2","a":1}
            {"step":"set_device","device":"d2"} | {"a":1} | {"a":1}
            """)
    void doesAStepAndNothingElse(String step, String before, String after) {
        assertThat(text(mended("[" + step + "]", before), before)).isEqualTo(after);
    }

    @Test
    void leavesWhatNoStepNamesAsItIsWritten() {
        String before = """
                { "n": 1.000000000000000000000000000001e-7, "big": 123456789012345678901234567890,
                  "s": "\\u00e9\\ud800 </script>", "dup": 1, "dup": 2, "deep": {"x": [1.0, {"y": null}]}, "temp": 1 }""";
        assertThat(text(mended("[{\"step\":\"rename\",\"field\":\"temp\",\"to\":\"temperature\"}]", before), before))
                .isEqualTo("{\"n\":1.000000000000000000000000000001e-7,\"big\":123456789012345678901234567890,"
                        + "\"s\":\"\\u00e9\\ud800 </script>\",\"dup\":1,\"dup\":2,\"deep\":{\"x\": [1.0, {\"y\": null}]},"
                        + "\"temperature\":1}");
    }

    @Test
    void doesStepsInTheirOrder() {
        String steps = "[{\"step\":\"rename\",\"field\":\"t\",\"to\":\"temperature\"},"
                + "{\"step\":\"parse_number\",\"field\":\"temperature\"},"
                + "{\"step\":\"convert\",\"field\":\"temperature\",\"from\":\"°F\",\"to\":\"°C\"}]";
        assertThat(text(mended(steps, "{\"t\":\"212\"}"), "")).isEqualTo("{\"temperature\":100}");
    }

    @Test
    void leavesWhatIsNoJsonToBeEditedByHand() {
        String broken = "{\"temperature\": 21.5";
        assertThat(mended("[{\"step\":\"remove\",\"field\":\"temperature\"}]", broken))
                .isSameAs(Amended.NOT);
        assertThat(text(mended("[{\"step\":\"edit\",\"payload\":\"{\\\"temperature\\\": 21.5}\"}]", broken), broken))
                .isEqualTo("{\"temperature\": 21.5}");
    }

    @Test
    void beginsAnewWithWhatWasSent() {
        Amended before = mended("[{\"step\":\"scale\",\"field\":\"t\",\"factor\":10}]", "{\"t\":1}");
        Amended again = mending("[{\"step\":\"original\"},{\"step\":\"scale\",\"field\":\"t\",\"factor\":2}]")
                .apply(new Mending.Subject(bytes("{\"t\":1}"), Optional.empty(), before, KeyFields.USUAL));
        assertThat(text(before, "")).isEqualTo("{\"t\":10}");
        assertThat(text(again, "")).isEqualTo("{\"t\":2}");
    }

    @Test
    void mendsOneReadingOfAPackOnItsOwn() {
        Mending.Unpacked unpacked =
                new Mending.Unpacked("{\"ts\":1000,\"values\":{\"t\":70.5}}", Optional.of("dev-1"), true);
        Amended amended = mending("[{\"step\":\"scale\",\"field\":\"t\",\"factor\":2}]")
                .apply(new Mending.Subject(bytes("[{}]"), Optional.of(unpacked), Amended.NOT, KeyFields.USUAL));
        assertThat(text(amended, "")).isEqualTo("{\"ts\":1000,\"values\":{\"t\":141}}");
        assertThat(amended.device()).hasToString("Optional[dev-1]");
        assertThat(amended.timeGiven()).isTrue();
    }

    @Test
    void saysOfEachStepWhatToWriteInstead() {
        List<Violation> violations = new ArrayList<>();
        StepDocument.mending(documents("""
                [{"step":"set","field":"a"}, {"step":"convert","field":"a","from":"°F","to":"Pa"}, {"step":"fly"},
                 {"step":"shift_time","by":"an hour"}, {"step":"set_device","device":"a b"}, {"step":"rename","field":""}]"""), violations);
        assertThat(violations)
                .extracting(Violation::pointer)
                .containsExactly(
                        "/steps/0/value",
                        "/steps/1/to",
                        "/steps/2/step",
                        "/steps/3/by",
                        "/steps/4/device",
                        "/steps/5/field",
                        "/steps/5/to");
        assertThat(violations)
                .allSatisfy(violation -> assertThat(violation.remedy()).isNotBlank());
    }

    private static Amended mended(String steps, String payload) {
        return mending(steps)
                .apply(new Mending.Subject(bytes(payload), Optional.empty(), Amended.NOT, KeyFields.USUAL));
    }

    private static Mending mending(String steps) {
        List<Violation> violations = new ArrayList<>();
        Mending mending = StepDocument.mending(documents(steps), violations);
        assertThat(violations).isEmpty();
        return mending;
    }

    private static List<StepDocument> documents(String steps) {
        return JSON.readValue(steps, new TypeReference<>() {});
    }

    private static String text(Amended amended, String otherwise) {
        return new String(amended.payload().orElse(bytes(otherwise)), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
