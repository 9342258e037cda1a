package io.dataflow.validation.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataflow.contract.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadSchemaTests {

    private static final int CASES = 182;

    @Test
    void answersEveryCaseOfEveryKeyword() throws Exception {
        SchemaSuite cases = SchemaSuite.run(
                Path.of(PayloadSchemaTests.class.getResource("/schemas").toURI()), 1);
        assertThat(cases.wrong()).isEmpty();
        assertThat(cases.refused()).isZero();
        assertThat(cases.asExpected()).isEqualTo(CASES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"multipleOf": 0.5}|{"a": 1}|
            {"properties": {"a": {"multipleOf": 0.5}}}|{"a": 1.3}|/a 1.3 must be a multiple of 0.5
            {"properties": {"a": {"exclusiveMinimum": 0}}}|{"a": 0}|/a 0 must be greater than 0
            {"properties": {"a": {"items": {"type": "integer"}}}}|{"a": [1, "x"]}|/a/1 x must be of type integer
            {"properties": {"a": {"required": ["lat"]}}}|{"a": {}}|/a/lat  is required
            {"dependentRequired": {"a": ["b"]}}|{"a": 1}|/b  is required where 'a' is sent
            {"properties": {"a/b~c": {"const": 5}}}|{"a/b~c": 6}|/a~1b~0c 6 must be 5
            {"properties": {"a": {"additionalProperties": false}}}|{"a": {"x": 1}}|/a/x 1 must not be sent
            {"properties": {"a": {"anyOf": [{"type": "string"}, {"minimum": 5}]}}}|{"a": 3}|/a 3 must fit one of the schema's alternatives: must be of type string; or must be at least 5
            {"properties": {"a": {"uniqueItems": true}}}|{"a": [1, 1]}|/a [1,1] must not have the same element twice
            """)
    void saysWhatIsWrongAndWhere(String schema, String payload, String expected) {
        String found = PayloadSchema.of(schema).violations(payload).stream()
                .map(one -> one.pointer() + " " + one.value() + " " + one.rule())
                .collect(Collectors.joining("; "));
        assertThat(found).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"properties": {"x": {"contentSchema": {}}}}|/properties/x/contentSchema|the keyword contentSchema isn't supported
            {"colour": 1}|/colour|the keyword colour isn't supported
            {"$ref": "https://example.com/x.json"}|/$ref|must refer to a part of this schema; nothing is fetched from elsewhere
            {"$ref": "other.json#/$defs/a"}|/$ref|must refer to a part of this schema; nothing is fetched from elsewhere
            {"$ref": "#/$defs/none"}|/$ref|must refer to a schema that there is
            {"$schema": "http://json-schema.org/draft-07/schema#"}|/$schema|must be https://json-schema.org/draft/2020-12/schema; other versions of JSON Schema aren't supported
            {"pattern": "^(?=a)b"}|/pattern|must be a pattern that can be checked in a time that grows with the text only
            {"patternProperties": {"(a)\\\\1": {}}}|/patternProperties/(a)\\1|must be a pattern that can be checked in a time that grows with the text only
            {"$ref": "#"}||must not lead back to itself without going into a field or element
            {"minimum": "low"}|/minimum|must be of type number
            {"type": "float"}|/type|must fit one of the schema's alternatives
            [1]||must be a schema
            {"items": [{}]}|/items|must be a schema
            {"a":||must be JSON
            """)
    void refusesByNameWhatItCantCheck(String schema, String pointer, String rule) {
        assertThatThrownBy(() -> PayloadSchema.of(schema)).isInstanceOfSatisfying(SchemaRefused.class, refused -> {
            Violation first = refused.violations().getFirst();
            assertThat(first.pointer()).isEqualTo(pointer == null ? "" : pointer);
            assertThat(first.rule()).startsWith(rule);
            assertThat(first.remedy()).isNotBlank();
        });
    }

    @Test
    void refusesASchemaThatLooksAtAValueTooOften() {
        String doubling = IntStream.range(0, 40)
                .mapToObj(i -> "\"d" + i + "\":{\"allOf\":[{\"$ref\":\"#/$defs/d" + (i + 1)
                        + "\"},{\"$ref\":\"#/$defs/d" + (i + 1) + "\"}]}")
                .collect(Collectors.joining(",", "{\"$ref\":\"#/$defs/d0\",\"$defs\":{\"d40\":{},", "}}"));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> PayloadSchema.of(doubling))
                        .hasMessageContaining("must not look at a value more than"));
        assertThatThrownBy(
                        () -> PayloadSchema.of(
                                "{\"items\": {\"anyOf\": [{\"$ref\": \"#\"}, {\"$ref\": \"#\"}]}, \"not\": {\"items\": {\"$ref\": \"#\"}}}"))
                .hasMessageContaining("must not look at a value more than");
    }

    @Test
    void takesASchemaThatRefersToItselfForWhatIsWithin() {
        PayloadSchema tree = PayloadSchema.of("""
                {"properties": {"value": {"type": "integer"}, "children": {"items": {"$ref": "#"}}}}""");
        assertThat(tree.violations("{\"children\": [{\"children\": [{\"value\": \"x\"}]}]}"))
                .extracting(Violation::pointer)
                .containsExactly("/children/0/children/0/value");
    }

    @Test
    void isNotHeldUpByAPatternThatOthersNeverFinish() {
        PayloadSchema schema = PayloadSchema.of("{\"properties\": {\"a\": {\"pattern\": \"^(a+)+$\"}}}");
        String payload = "{\"a\": \"" + "a".repeat(50_000) + "!\"}";
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(schema.violations(payload)).hasSize(1));
    }

    @Test
    void understandsTheEscapesOfEcmaScript() {
        PayloadSchema schema = PayloadSchema.of("{\"properties\": {\"a\": {\"pattern\": \"^\\\\u00e4\\\\/\\\\d$\"}}}");
        assertThat(schema.violations("{\"a\": \"ä/7\"}")).isEmpty();
        assertThat(schema.violations("{\"a\": \"a/7\"}")).hasSize(1);
    }

    @Test
    void isEqualToTheSameSchema() {
        assertThat(PayloadSchema.of("{\"minProperties\": 1 }")).isEqualTo(PayloadSchema.of("{\"minProperties\":1}"));
        assertThat(PayloadSchema.of("{\"minProperties\":1}")).isNotEqualTo(PayloadSchema.of("{\"minProperties\":2}"));
    }
}
