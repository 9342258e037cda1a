package io.dataflow.validation.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder of cases in the form of JSON-Schema-Test-Suite, and how schemas of ours answer them. */
final class SchemaSuite {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> wrong = new ArrayList<>();
    private int asExpected;
    private int refused;

    /** @param depth how far below the folder its files may be */
    static SchemaSuite run(Path folder, int depth) throws IOException {
        SchemaSuite suite = new SchemaSuite();
        try (Stream<Path> files = Files.walk(folder, depth)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                JSON.readTree(file.toFile())
                        .forEach(group -> suite.group(file.getFileName().toString(), group));
            }
        }
        return suite;
    }

    /** Tests that got the answer that the suite expects. */
    int asExpected() {
        return asExpected;
    }

    /** Tests whose schema was refused by name. */
    int refused() {
        return refused;
    }

    /** Tests that got another answer than the suite expects. */
    List<String> wrong() {
        return wrong;
    }

    private void group(String file, JsonNode group) {
        String name = file + ": " + group.get("description").asString();
        try {
            PayloadSchema schema = PayloadSchema.of(group.get("schema").toString());
            group.get("tests").forEach(test -> test(name, schema, test));
        } catch (SchemaRefused e) {
            refused += group.get("tests").size();
            if (e.violations().isEmpty()
                    || e.violations().stream()
                            .anyMatch(v -> v.rule().isBlank() || v.remedy().isBlank())) {
                wrong.add(name + ": refused without a reason");
            }
        }
    }

    private void test(String name, PayloadSchema schema, JsonNode test) {
        boolean valid = schema.violations(test.get("data").toString()).isEmpty();
        if (valid == test.get("valid").asBoolean()) {
            asExpected++;
        } else {
            wrong.add(name + ": " + test.get("description").asString());
        }
    }
}
