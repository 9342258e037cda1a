package io.dataflow.validation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs JSON-Schema-Test-Suite, which no package registry has: {@code ./mvnw -pl validation-service test
 * -Dtest=OfficialSchemaSuiteTests -Djson-schema-test-suite=FOLDER} with a clone of it. The counts are those of its commit 44401e0.
 */
@EnabledIfSystemProperty(named = "json-schema-test-suite", matches = ".+")
class OfficialSchemaSuiteTests {

    private static final int AS_EXPECTED = 1136;
    private static final int REFUSED_BY_NAME = 163;

    private static final int OPTIONAL_AS_EXPECTED = 85;
    private static final int OPTIONAL_REFUSED_BY_NAME = 77;

    @Test
    void answersAsTheSuiteExpectsOrRefusesTheSchemaByName() throws Exception {
        Path folder = Path.of(System.getProperty("json-schema-test-suite"), "tests", "draft2020-12");
        SchemaSuite required = SchemaSuite.run(folder, 1);
        assertThat(required.wrong()).isEmpty();
        assertThat(required.asExpected()).isEqualTo(AS_EXPECTED);
        assertThat(required.refused()).isEqualTo(REFUSED_BY_NAME);
    }

    @Test
    void answersTheOptionalTestsToo() throws Exception {
        Path folder = Path.of(System.getProperty("json-schema-test-suite"), "tests", "draft2020-12", "optional");
        SchemaSuite optional = SchemaSuite.run(folder, 1);
        assertThat(optional.wrong()).isEmpty();
        assertThat(optional.asExpected()).isEqualTo(OPTIONAL_AS_EXPECTED);
        assertThat(optional.refused()).isEqualTo(OPTIONAL_REFUSED_BY_NAME);
    }
}
