package io.dataflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds docs/settings.md against what the modules say of their settings. */
class SettingsPageTests {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> MODULES = List.of(
            "service-platform", "bridge-service", "validation-service", "ai-agent-service", "dashboard-service");

    static Stream<String> rows() throws IOException {
        Stream.Builder<String> rows = Stream.builder();
        for (String module : MODULES) {
            Path metadata = PROJECT.resolve(module + "/target/classes/META-INF/spring-configuration-metadata.json");
            if (Files.exists(metadata)) {
                JsonMapper.shared()
                        .readTree(metadata.toFile())
                        .get("properties")
                        .forEach(property -> rows.add(row(property)));
            }
        }
        return rows.build();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void namesEverySettingWithItsDefaultAndMeaning(String row) throws IOException {
        String page = Files.readString(PROJECT.resolve("docs/settings.md"), StandardCharsets.UTF_8);

        assertThat(page.lines()).contains(row);
    }

    private static String row(JsonNode property) {
        String preset = property.path("defaultValue").asString("");
        return "| `%s` | %s | %s |"
                .formatted(
                        property.get("name").asString(),
                        preset.isEmpty() ? "–" : "`" + preset + "`",
                        property.path("description").asString(""));
    }
}
