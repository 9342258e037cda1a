package io.dataflow.validation.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.Violation;
import io.dataflow.validation.model.Checked;
import io.dataflow.validation.model.ModelJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCheckTests {

    @Test
    void asksForSymbolsOfUnits() {
        List<Violation> violations = mistakes("{\"name\": \"t\", \"type\": \"number\", \"unit\": \"deg C\"},"
                + "{\"name\": \"h\", \"type\": \"number\", \"unit\": \"Percent\"},"
                + "{\"name\": \"ok\", \"type\": \"number\", \"unit\": \"°C\"}");
        assertThat(violations).extracting(Violation::pointer).containsExactly("/fields/0/unit", "/fields/1/unit");
        assertThat(violations).extracting(Violation::remedy).containsExactly("Write °C.", "Write %.");
    }

    @Test
    void asksForDefaultsThatTheFieldTakes() {
        List<Violation> violations = mistakes("{\"name\": \"t\", \"type\": \"number\", \"max\": 5, \"default\": 6},"
                + "{\"name\": \"u\", \"type\": \"boolean\", \"default\": \"yes\"}");
        assertThat(violations).extracting(Violation::pointer).containsExactly("/fields/0/default", "/fields/1/default");
        assertThat(violations.getFirst().rule()).isEqualTo("must be at most 5");
    }

    private static List<Violation> mistakes(String fields) {
        Checked checked = ModelCheck.of(ModelJson.tree("{\"name\": \"m\", \"fields\": [" + fields + "]}"));
        return ((Checked.Mistakes) checked).violations();
    }
}
