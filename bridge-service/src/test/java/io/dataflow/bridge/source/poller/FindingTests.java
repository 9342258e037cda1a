package io.dataflow.bridge.source.poller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;

class FindingTests {

    private static final String WEATHER = """
            {"place": "Berlin", "current": {"temperature": 21.50, "time": 1e3}, "hours": [{"t": 1}, {"t": 2}], "codes": [1, 2]}
            """;

    @Test
    void findsOneReadingWithItsDigitsAsTheyWere() {
        assertThat(payloads(json("/current"), WEATHER)).containsExactly("{\"temperature\":21.50,\"time\":1E+3}");
    }

    @Test
    void findsAnArrayOfReadingsAndNoneInAnEmptyOne() {
        assertThat(payloads(json("/hours"), WEATHER)).containsExactly("{\"t\":1}", "{\"t\":2}");
        assertThat(payloads(json("/hours/1"), WEATHER)).containsExactly("{\"t\":2}");
        assertThat(payloads(json(""), "[]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /now               | There is nothing at /now: the answer is an object with the fields place, current, hours, codes
            /current/humidity  | /current is an object with the fields temperature, time
            /hours/7           | /hours is an array of 2 elements
            /place/name        | /place is a text
            /place             | There is a text at /place
            /codes             | There is a number at /codes/0
            """)
    void saysWhatIsThereInstead(String pointer, String words) {
        assertThat(words(json(pointer), WEATHER)).contains(words);
    }

    @Test
    void saysWhatIsNotJsonAndHowItBegins() {
        assertThat(words(json(""), "<html>Sign in</html>")).contains("not JSON", "line 1", "<html>Sign in");
        assertThat(words(json(""), "{} {}")).contains("not JSON");
        assertThat(words(json(""), "[".repeat(100_000))).contains("not JSON");
        assertThat(words(json(""), "[{},{},{},{},{},{}]")).contains("6 readings", "most-readings");
    }

    @Test
    void readsCsvAsObjects() {
        AnswerRule csv = rule(AnswerFormat.CSV, "", Optional.empty(), "");
        assertThat(payloads(csv, "\ufeffid;t;ok;note\r\n007;-1.50;true;\"a;b\"\r\n\r\nx;;false;\r\n"))
                .containsExactly(
                        "{\"id\":\"007\",\"t\":-1.50,\"ok\":true,\"note\":\"a;b\"}", "{\"id\":\"x\",\"ok\":false}");
        assertThat(payloads(csv, "a,b\n1,2\n")).containsExactly("{\"a\":1,\"b\":2}");
    }

    @Test
    void takesTheDeviceFromTheRuleOrFromItsField() {
        assertThat(devices(rule(AnswerFormat.JSON, "", Optional.of(new DeviceId("roof")), ""), "[{},{}]"))
                .containsExactly("roof", "roof");
        assertThat(devices(
                        rule(AnswerFormat.JSON, "", Optional.empty(), "id"),
                        "[{\"id\":\"a\"},{\"id\":7},{},{\"id\":\"/\"}]"))
                .containsExactly("a", "7", "", "");
    }

    private static AnswerRule json(String pointer) {
        return rule(AnswerFormat.JSON, pointer, Optional.empty(), "");
    }

    private static AnswerRule rule(AnswerFormat format, String pointer, Optional<DeviceId> device, String field) {
        return new AnswerRule(format, JsonPointer.compile(pointer), device, field);
    }

    private static Found found(AnswerRule rule, String answer) {
        return new Finding(rule, 5).in(answer.getBytes(UTF_8));
    }

    private static List<Found.Reading> readings(AnswerRule rule, String answer) {
        return switch (found(rule, answer)) {
            case Found.Readings readings -> readings.readings();
            case Found.Nothing nothing -> throw new AssertionError(nothing.words());
        };
    }

    private static List<String> payloads(AnswerRule rule, String answer) {
        return readings(rule, answer).stream()
                .map(reading -> new String(reading.payload(), UTF_8))
                .toList();
    }

    private static List<String> devices(AnswerRule rule, String answer) {
        return readings(rule, answer).stream()
                .map(reading -> reading.device().map(DeviceId::value).orElse(""))
                .toList();
    }

    private static String words(AnswerRule rule, String answer) {
        return switch (found(rule, answer)) {
            case Found.Readings readings -> throw new AssertionError(readings.readings());
            case Found.Nothing nothing -> nothing.words();
        };
    }
}
