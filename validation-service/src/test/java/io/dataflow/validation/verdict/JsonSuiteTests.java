package io.dataflow.validation.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Reads JSONTestSuite as the value of a field: {@code ./mvnw -pl validation-service test -Dtest=JsonSuiteTests
 * -Djson-test-suite=FOLDER} with a clone of it. What it says is JSON is taken, but for what a database couldn't hold as it is.
 */
@EnabledIfSystemProperty(named = "json-test-suite", matches = ".+")
class JsonSuiteTests {

    /** What the suite says is JSON, and is refused here all the same. */
    private static final Map<String, String> STRICTER = Map.of(
            "y_object_escaped_null_in_key.json", "must not contain the NUL character",
            "y_string_null_escape.json", "must not contain the NUL character");

    @Test
    void takesWhatIsJsonAndNothingElse() throws IOException {
        Map<String, String> stricter = new TreeMap<>();
        int taken = 0;
        int refused = 0;
        for (Path file : files()) {
            String name = file.getFileName().toString();
            List<String> rules = rules(within(Files.readAllBytes(file)));
            switch (name.charAt(0)) {
                case 'y' -> {
                    taken++;
                    if (!rules.isEmpty()) {
                        stricter.put(name, rules.getFirst());
                    }
                }
                case 'n' -> {
                    refused++;
                    assertThat(rules).as(name).isNotEmpty();
                    assertThat(rules(Files.readAllBytes(file))).as(name).isNotEmpty();
                }
                default ->
                    rules(Files.readAllBytes(file))
                            .forEach(rule -> assertThat(rule).isNotBlank());
            }
        }
        assertThat(stricter).isEqualTo(STRICTER);
        assertThat(taken).isEqualTo(95);
        assertThat(refused).isEqualTo(188);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("json-test-suite"), "test_parsing"))) {
            return files.sorted().toList();
        }
    }

    private static byte[] within(byte[] value) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write("{\"x\":".getBytes(StandardCharsets.UTF_8));
        payload.write(value);
        payload.write("}".getBytes(StandardCharsets.UTF_8));
        return payload.toByteArray();
    }

    private static List<String> rules(byte[] payload) {
        return switch (StrictJson.read(payload)) {
            case Parsed.Unreadable unreadable ->
                unreadable.violations().stream().map(one -> one.rule()).toList();
            case Parsed.Readings readings ->
                readings.fields().stream()
                        .flatMap(one -> one.violations().stream())
                        .map(one -> one.rule())
                        .toList();
        };
    }
}
