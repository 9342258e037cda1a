package io.dataflow.validation.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.model.FieldType;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.model.UnknownFields;
import io.dataflow.validation.verdict.Judge;
import io.dataflow.validation.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaProposalTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final String STATION = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.com/station",
             "title": "Weather Station", "type": "object", "additionalProperties": false,
             "required": ["sensorId", "time", "temperature", "wind"],
             "properties": {
               "sensorId": {"type": "string", "title": "Sensor"},
               "time": {"type": "string", "format": "date-time"},
               "temperature": {"type": "number", "minimum": -60, "maximum": 60, "description": "2 m above ground"},
               "rain": {"type": "number", "exclusiveMinimum": -1, "multipleOf": 0.5, "x-unit": "mm", "default": 0},
               "sky": {"enum": ["clear", "cloudy"]},
               "note": {"type": ["string", "null"], "maxLength": 80, "pattern": "^\\\\u0041"},
               "seen": {"type": "string", "format": "date-time"},
               "gusts": {"type": "array", "items": {"type": "number"}},
               "flag": {"type": "boolean"},
               "wind": {"$ref": "#/$defs/wind"},
               "level": {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "null"}]}},
             "dependentRequired": {"rain": ["sky"]},
             "$defs": {"wind": {"type": "object", "properties": {"speed": {"$ref": "#/$defs/speed"}}, "required": ["speed"]},
                       "speed": {"minimum": 0}, "unused": {"type": "string"}}}""";

    @Test
    void makesFieldsOfWhatFieldsCanSay() {
        DataModel model = model(STATION);
        assertThat(model.name().value()).isEqualTo("weather_station");
        assertThat(model.title()).isEqualTo("Weather Station");
        assertThat(model.deviceField()).isEqualTo("sensorId");
        assertThat(model.timestampField()).isEqualTo("time");
        assertThat(model.unknownFields()).isEqualTo(UnknownFields.REJECT);
        assertThat(model.fields())
                .extracting(Field::name, Field::type)
                .containsExactly(
                        tuple("temperature", FieldType.NUMBER),
                        tuple("rain", FieldType.NUMBER),
                        tuple("sky", FieldType.ENUM),
                        tuple("note", FieldType.STRING),
                        tuple("seen", FieldType.TIMESTAMP),
                        tuple("gusts", FieldType.ARRAY),
                        tuple("flag", FieldType.BOOLEAN),
                        tuple("wind", FieldType.OBJECT),
                        tuple("level", FieldType.INTEGER));
        Field temperature = model.field("temperature").orElseThrow();
        assertThat(temperature.required()).isTrue();
        assertThat(temperature.unit()).isEqualTo("°C");
        assertThat(temperature.description()).isEqualTo("2 m above ground");
        assertThat(temperature.limits().min()).hasValue(-60);
        Field rain = model.field("rain").orElseThrow();
        assertThat(rain.unit()).isEqualTo("mm");
        assertThat(rain.usual()).contains("0");
        assertThat(model.field("note").orElseThrow().limits().maxLength()).hasValue(80);
        assertThat(model.field("level").orElseThrow().limits().min()).hasValue(0);
    }

    @Test
    void keepsAsASchemaWhatFieldsCantSay() {
        assertThat(model(STATION).schema().orElseThrow()).hasToString("""
                {"dependentRequired":{"rain":["sky"]},\
                "properties":{"rain":{"exclusiveMinimum":-1,"multipleOf":0.5},\
                "gusts":{"items":{"type":"number"}},\
                "wind":{"properties":{"speed":{"$ref":"#/$defs/speed"}},"required":["speed"]}},\
                "$defs":{"speed":{"minimum":0}}}""");
    }

    @Test
    void acceptsAndRefusesAsTheSchemaDoes() {
        String good =
                "{\"sensorId\": \"a\", \"time\": \"2026-01-02T03:00:00Z\", \"temperature\": 1, \"wind\": {\"speed\": 3}";
        assertThat(refusals(STATION, good + "}")).isEmpty();
        assertThat(refusals(STATION, good + ", \"note\": null, \"level\": null}"))
                .isEmpty();
        assertThat(refusals(STATION, good + ", \"rain\": 0.3}"))
                .containsExactly("/rain must be a multiple of 0.5", "/sky is required where 'rain' is sent");
        assertThat(refusals(STATION, good + ", \"gusts\": [1, \"x\"]}"))
                .containsExactly("/gusts/1 must be of type number");
        assertThat(refusals(STATION, good + ", \"x\": 1}"))
                .containsExactly("/x must be a field of model weather_station");
        assertThat(refusals(STATION, good.replace("3}", "-3}") + "}"))
                .containsExactly("/wind/speed must be at least 0");
    }

    @Test
    void needsNoSchemaWhereFieldsSayItAll() {
        assertThat(model("{\"properties\": {\"a\": {\"type\": \"number\", \"minimum\": 1}}}")
                        .schema())
                .isEmpty();
    }

    @Test
    void takesTheElementsOfAnArrayForTheReadings() {
        DataModel model = model("""
                {"type": "array", "items": {"$ref": "#/$defs/r"},
                 "$defs": {"r": {"type": "object", "title": "Reading", "properties": {"a": {"type": "integer", "multipleOf": 5}}}}}""");
        assertThat(model.name().value()).isEqualTo("reading");
        assertThat(model.schema().orElseThrow()).hasToString("{\"properties\":{\"a\":{\"multipleOf\":5}}}");
    }

    @Test
    void keepsASchemaWholeThatRefersToItself() {
        DataModel model = model("""
                {"type": "object", "properties": {"a": {"type": "number"}, "next": {"$ref": "#"}}, "required": ["a"]}""");
        assertThat(model.field("next").orElseThrow().type()).isEqualTo(FieldType.OBJECT);
        assertThat(model.schema()).isPresent();
    }

    @Test
    void keepsWithTheUnknownWhatNoColumnCanHold() {
        String schema = """
                {"additionalProperties": false, "properties": {"a": {"type": "number"}, "mixed": {"type": ["number", "string"]}}}""";
        DataModel model = model(schema);
        assertThat(model.fields()).extracting(Field::name).containsExactly("a");
        assertThat(model.unknownFields()).isEqualTo(UnknownFields.KEEP);
        assertThat(refusals(schema, "{\"a\": 1, \"mixed\": \"x\"}")).isEmpty();
        assertThat(refusals(schema, "{\"a\": 1, \"mixed\": true}"))
                .containsExactly("/mixed must be of type number or string");
        assertThat(refusals(schema, "{\"a\": 1, \"other\": 1}")).containsExactly("/other must not be sent");
        assertThat(remarks(schema, "mixed")).anyMatch(text -> text.contains("becomes no field"));
    }

    @Test
    void saysOfEachGuessThatItIsOne() {
        assertThat(remarks(STATION, "temperature")).contains("unit °C is guessed from the name.");
        assertThat(remarks(STATION, "sensorId")).anyMatch(text -> text.startsWith("names the device"));
        String schema = "{\"properties\": {\"mail\": {\"type\": \"string\", \"format\": \"email\"}}}";
        assertThat(remarks(schema, "mail"))
                .anyMatch(text -> text.startsWith("format email is a note"))
                .anyMatch(text -> text.contains("at most 255 characters"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"properties": {"x": {"contentSchema": {}}}}|/properties/x/contentSchema|the keyword contentSchema isn't supported
            {"$schema": "http://json-schema.org/draft-07/schema#"}|/$schema|must be https://json-schema.org/draft/2020-12/schema
            {"type": "string"}||must describe an object, or an array of objects
            {"properties": {}}|/fields|must be 1 to 200
            {"a": 1, "a": 2}||must be JSON: Duplicate
            {}||must describe an object
            [||must be JSON
            """)
    void saysWhyNoModelCanBeMade(String schema, String pointer, String rule) {
        assertThat(SchemaProposal.of(schema, Optional.empty()))
                .isInstanceOfSatisfying(Proposed.Mistakes.class, mistakes -> {
                    Violation first = mistakes.violations().getFirst();
                    assertThat(first.pointer()).isEqualTo(pointer == null ? "" : pointer);
                    assertThat(first.rule()).startsWith(rule);
                });
    }

    @Test
    void saysThatANameIsNone() {
        assertThat(SchemaProposal.of(STATION, Optional.of("No Name")))
                .isInstanceOfSatisfying(
                        Proposed.Mistakes.class,
                        mistakes -> assertThat(mistakes.violations().getFirst().pointer())
                                .isEqualTo("/name"));
    }

    private static DataModel model(String schema) {
        DataModel model = proposed(schema).model();
        assertThat(ModelJson.read(ModelJson.write(model))).isEqualTo(model);
        return model;
    }

    private static List<String> remarks(String schema, String about) {
        return proposed(schema).remarks().stream()
                .filter(remark -> remark.about().equals(about))
                .map(Remark::text)
                .toList();
    }

    private static Proposed.Model proposed(String schema) {
        return switch (SchemaProposal.of(schema, Optional.empty())) {
            case Proposed.Model found -> found;
            case Proposed.Mistakes mistakes -> throw new AssertionError(mistakes.violations());
        };
    }

    private static List<String> refusals(String schema, String payload) {
        Envelope envelope = new Envelope(
                1,
                new SourceName("s"),
                "t",
                Optional.of(new DeviceId("a")),
                NOW,
                Optional.empty(),
                Map.of(),
                payload.getBytes(StandardCharsets.UTF_8));
        return new Judge(model(schema))
                .judge(envelope).stream()
                        .filter(Verdict.Rejected.class::isInstance)
                        .map(Verdict.Rejected.class::cast)
                        .flatMap(rejected -> rejected.violations().stream())
                        .map(one -> one.pointer() + " " + one.rule())
                        .toList();
    }
}
