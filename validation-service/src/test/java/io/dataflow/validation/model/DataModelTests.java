package io.dataflow.validation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataModelTests {

    @Test
    void isTheSameAfterItWasWrittenAndRead() {
        DataModel model = SensorModel.firstVersion();
        assertThat(ModelJson.read(ModelJson.write(model))).isEqualTo(model);
    }

    @Test
    void writesEverythingThatAModelSays() {
        DataModel model = ModelJson.read("""
                {"name": "machine", "title": "Machine", "version": 3, "device_field": "machine", "timestamp_field": "at",
                 "unknown_fields": "reject", "metric_required": true, "furthest_ahead": "PT5M", "keep_days": 30,
                 "keep_minutes_days": 400, "fields": [
                  {"name": "state", "type": "enum", "values": ["on", "off"], "default": "off"},
                  {"name": "serial", "type": "string", "min_length": 2, "max_length": 9, "pattern": "^[A-Z]"},
                  {"name": "pm2.5", "type": "number", "unit": "µg/m³", "min": 0, "max": 1000.5, "required": true},
                  {"name": "count", "column": "count_3", "type": "integer"},
                  {"name": "position", "type": "object"}, {"name": "codes", "type": "array"}]}""");
        assertThat(ModelJson.read(ModelJson.write(model))).isEqualTo(model);
    }

    @Test
    void givesAnyFieldNameAColumnThatIsSafeInSql() {
        List<Field> fields = ModelJson.read("""
                {"name": "m", "fields": [
                  {"name": "a`; DROP TABLE x --", "type": "number"}, {"name": "pm2.5", "type": "number"},
                  {"name": "Größe", "type": "number"}, {"name": "温度", "type": "number"}, {"name": "湿度", "type": "number"},
                  {"name": "1st", "type": "number"}, {"name": "ts", "type": "number"}, {"name": "Extras", "type": "number"},
                  {"name": "a", "type": "number"}, {"name": "A", "type": "number"}]}""").fields();
        assertThat(fields)
                .extracting(field -> field.column().value())
                .containsExactly(
                        "a_DROP_TABLE_x",
                        "pm2_5",
                        "Gro_e",
                        "field",
                        "field_2",
                        "field_1st",
                        "ts_field",
                        "Extras_field",
                        "a",
                        "A_2");
    }

    @Test
    void refusesNamesThatWouldNotBeSafeInSql() {
        assertThatThrownBy(() -> ModelJson.read(withField("a", "number\", \"column\": \"a`b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a column name: a letter");
        assertThatThrownBy(() -> ModelJson.read(withField("a", "number").replace("\"m\"", "\"m`\"")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a small letter, then up to 39");
    }

    @Test
    void refusesColumnsThatEveryTableHas() {
        assertThatThrownBy(() -> ModelJson.read(withField("a", "number\", \"column\": \"Extras")))
                .hasMessageContaining("is a column that is in every table already");
    }

    @Test
    void refusesTwoFieldsOfOneName() {
        assertThatThrownBy(() -> ModelJson.read("""
                        {"name": "m", "fields": [{"name": "a", "type": "number"}, {"name": "a", "type": "number"}]}""")).hasMessageContaining("/fields/1/name 'a' must not stand twice");
    }

    @Test
    void refusesTwoFieldsForOneColumn() {
        assertThatThrownBy(() -> ModelJson.read("""
                        {"name": "m", "fields": [{"name": "a", "type": "number"}, {"name": "b", "column": "A", "type": "number"}]}"""))
                .hasMessageContaining("/fields/1/column 'A' must not be the column of field 'a' too");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "type": "enum" | /fields/0/values is required for an enum
            "type": "number", "values": ["a"] | is for an enum
            "type": "string", "min": 1 | is for numbers; the field is of type string
            "type": "number", "pattern": "a" | is for strings
            "type": "string", "pattern": "(" | must be a regular expression
            "type": "string", "pattern": "(?=a)b" | look-ahead
            "type": "string", "min_length": 5, "max_length": 4 | /fields/0/min_length '5' must be between 0 and 4
            "type": "float" | Write one of number, integer
            "type": "number", "unit": "a unit that is far too long" | Write its symbol
            "type": "number", "unit": " %" | nor begin or end with a blank
            "type": "number", "min": "1" | /fields/0/min '"1"' must be a number
            "type": "number", "min": 1e400 | must be a number between
            "type": "integer", "required": 1 | must be true or false
            "type": "enum", "values": ["a", "a"] | must not stand twice among the values
            "type": "string", "min_length": 300 | must be between 0 and 255
            "type": "string", "max_length": 0 | must be between 1 and 4000
            "type": "number", "colour": 1 | /fields/0/colour '1' is not known here
            """)
    void saysWhatToWriteInstead(String rest, String message) {
        assertThatThrownBy(() -> ModelJson.read("{\"name\": \"m\", \"fields\": [{\"name\": \"x\", " + rest + "}]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesLimitsThatNothingCanMeet() {
        assertThatThrownBy(() -> Limits.between(2, 1)).hasMessageContaining("must not be above max 1");
    }

    @Test
    void saysEverythingThatIsWrongAtOnceAndWhereItStands() {
        Checked checked = ModelJson.check("""
                {"name": "Weather", "unknown_fields": "ignore", "furthest_ahead": "soon", "keep_days": 0, "fields": [
                  {"name": "ok", "type": "number"}, {"name": "", "type": "number", "min": 5, "max": 1},
                  {"type": "float", "pattern": "("}, 7, {"name": "a/b", "type": "number", "x/y": 1}]}""");
        assertThat(((Checked.Mistakes) checked).violations())
                .extracting(violation -> violation.pointer())
                .containsExactly(
                        "/name",
                        "/unknown_fields",
                        "/furthest_ahead",
                        "/keep_days",
                        "/fields/1/min",
                        "/fields/1/name",
                        "/fields/2/name",
                        "/fields/2/type",
                        "/fields/2/pattern",
                        "/fields/3",
                        "/fields/4/x~1y");
        assertThat(((Checked.Mistakes) checked).violations())
                .allSatisfy(violation -> assertThat(violation.remedy()).matches("(Write|Leave|Swap).*[.]"));
    }

    @Test
    void checksWhatFieldsHaveToDoWithEachOther() {
        Checked checked = ModelJson.check("""
                {"name": "m", "device_field": "ts", "timestamp_field": "ts", "keep_days": 10, "keep_minutes_days": 9,
                 "fields": [{"name": "message_id", "type": "string"}, {"name": "device_id", "type": "string"}]}""");
        assertThat(((Checked.Mistakes) checked).violations())
                .extracting(violation -> violation.pointer())
                .containsExactly("/timestamp_field", "/keep_minutes_days", "/fields/0/name", "/fields/1/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "7", "null", "{\"name\": \"a\", \"name\": \"b\"}", "{} x", "{}"})
    void isNoModelWhateverElseItIs(String json) {
        assertThat(ModelJson.check(json)).isInstanceOf(Checked.Mistakes.class);
    }

    @Test
    void keepsTheSchemaThatItsPayloadsHaveToMeet() {
        DataModel model = ModelJson.read("""
                {"name": "m", "fields": [{"name": "a", "type": "number"}],
                 "schema": {"properties": {"a": {"multipleOf": 0.5}}, "dependentRequired": {"a": ["b"]}}}""");
        assertThat(model.schema()).isPresent();
        assertThat(ModelJson.read(ModelJson.write(model))).isEqualTo(model);
        assertThat(model.numbered(2).schema()).isEqualTo(model.schema());
    }

    @Test
    void saysWhereInItsSchemaSomethingCantBeChecked() {
        assertThatThrownBy(() -> ModelJson.read("""
                        {"name": "m", "fields": [{"name": "a", "type": "number"}], "schema": {"contentSchema": {}}}"""))
                .isInstanceOf(NotAModel.class)
                .hasMessageContaining("/schema/contentSchema")
                .hasMessageContaining("the keyword contentSchema isn't supported");
    }

    private static String withField(String name, String type) {
        return "{\"name\": \"m\", \"title\": \"\", \"version\": 1, \"fields\": [{\"name\": \"" + name
                + "\", \"type\": \"" + type + "\"}]}";
    }
}
