package io.dataflow.validation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DataModelTests {

    @Test
    void isTheSameAfterItWasWrittenAndRead() {
        DataModel model = SensorModel.firstVersion();
        assertThat(ModelJson.read(ModelJson.write(model))).isEqualTo(model);
    }

    @Test
    void refusesNamesThatWouldNotBeSafeInSql() {
        assertThatThrownBy(() -> ModelJson.read(withField("a`; DROP TABLE x", "number")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A field name is a letter");
        assertThatThrownBy(() -> ModelJson.read(withField("a", "number").replace("\"m\"", "\"m`\"")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Not a model name");
    }

    @Test
    void refusesColumnsThatEveryTableHas() {
        assertThatThrownBy(() -> ModelJson.read(withField("Extras", "number")))
                .hasMessageContaining("has the name of a column that every table has");
    }

    @Test
    void refusesTwoFieldsForOneColumn() {
        assertThatThrownBy(() -> ModelJson.read("""
                        {"name": "m", "title": "", "version": 1,
                         "fields": [{"name": "a", "type": "number"}, {"name": "A", "type": "number"}]}""")).hasMessageContaining("two fields named 'A'");
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
