package io.dataflow.validation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .hasMessageContaining("A column name is a letter");
        assertThatThrownBy(() -> ModelJson.read(withField("a", "number").replace("\"m\"", "\"m`\"")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Not a model name");
    }

    @Test
    void refusesColumnsThatEveryTableHas() {
        assertThatThrownBy(() -> ModelJson.read(withField("a", "number\", \"column\": \"Extras")))
                .hasMessageContaining("is in every table already");
    }

    @Test
    void refusesTwoFieldsOfOneName() {
        assertThatThrownBy(() -> ModelJson.read("""
                        {"name": "m", "fields": [{"name": "a", "type": "number"}, {"name": "a", "type": "number"}]}""")).hasMessageContaining("two fields named 'a'");
    }

    @Test
    void refusesTwoFieldsForOneColumn() {
        assertThatThrownBy(() -> ModelJson.read("""
                        {"name": "m", "fields": [{"name": "a", "type": "number"}, {"name": "b", "column": "A", "type": "number"}]}""")).hasMessageContaining("have the same column A");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "type": "enum" | lists its values
            "type": "number", "values": ["a"] | lists its values
            "type": "string", "min": 1 | min and max are for numbers
            "type": "number", "pattern": "a" | are for strings
            "type": "string", "pattern": "(" | Not a pattern
            "type": "string", "pattern": "(?=a)b" | look-ahead
            "type": "string", "min_length": 5, "max_length": 4 | min_length 5 is not between 0 and 4
            "type": "float" | write one of number, integer
            "type": "number", "unit": "a unit that is far too long" | write its symbol
            "type": "number", "colour": 1 | colour
            """)
    void saysWhatToWriteInstead(String rest, String message) {
        assertThatThrownBy(() -> ModelJson.read("{\"name\": \"m\", \"fields\": [{\"name\": \"x\", " + rest + "}]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesLimitsThatNothingCanMeet() {
        assertThatThrownBy(() -> Limits.between(2, 1)).hasMessageContaining("min 2 is above max 1");
    }

    private static String withField(String name, String type) {
        return "{\"name\": \"m\", \"title\": \"\", \"version\": 1, \"fields\": [{\"name\": \"" + name
                + "\", \"type\": \"" + type + "\"}]}";
    }
}
