package io.dataflow.validation.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.model.ModelJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnPlanTests {

    private static final String CELSIUS = "{\"name\": \"t\", \"type\": \"number\", \"unit\": \"°C\"}";
    private static final String FAHRENHEIT = "{\"name\": \"t\", \"type\": \"number\", \"unit\": \"°F\"}";
    private static final String WHOLE = "{\"name\": \"t\", \"type\": \"integer\", \"unit\": \"°C\"}";

    @Test
    void takesTheColumnThatFitsTheNameWhereThereIsNothingEarlier() {
        assertThat(columns(model(1, CELSIUS))).containsExactly("t");
    }

    @Test
    void goesOnInTheSameColumnWhereOnlyLimitsChange() {
        DataModel first = model(1, CELSIUS);
        assertThat(columns(model(2, CELSIUS.replace("}", ", \"max\": 5, \"required\": true}")), first))
                .containsExactly("t");
    }

    @Test
    void beginsANewColumnWhereTheUnitOrTheTypeChanges() {
        DataModel first = model(1, CELSIUS);
        assertThat(columns(model(2, FAHRENHEIT), first)).containsExactly("t_2");
        assertThat(columns(model(2, WHOLE), first)).containsExactly("t_2");
        assertThat(columns(model(2, CELSIUS), model(1, WHOLE))).as("wider").containsExactly("t_2");
    }

    @Test
    void givesAFieldThatComesBackItsOldColumn() {
        DataModel first = model(1, CELSIUS);
        DataModel second = plan(model(2, FAHRENHEIT), first);
        DataModel third = plan(model(3, "{\"name\": \"x\", \"type\": \"number\"}"), second, first);
        assertThat(columns(model(4, CELSIUS), third, second, first)).containsExactly("t");
        assertThat(columns(model(4, FAHRENHEIT), third, second, first)).containsExactly("t_2");
        assertThat(columns(model(4, WHOLE), third, second, first)).containsExactly("t_4");
    }

    @Test
    void leavesTheColumnOfAGoneFieldToIt() {
        DataModel first = model(1, "{\"name\": \"a.b\", \"type\": \"number\"}");
        assertThat(columns(model(2, "{\"name\": \"a_b\", \"type\": \"number\"}"), first))
                .containsExactly("a_b_2");
        assertThat(columns(model(2, "{\"name\": \"A_B\", \"type\": \"number\"}"), first))
                .as("databases don't tell capitals")
                .containsExactly("A_B_2");
    }

    @Test
    void goesOnInTheColumnOfAFormerNameOnlyWhereThatIsAskedForAndMeansTheSame() {
        DataModel first = model(1, CELSIUS);
        String renamed = "{\"name\": \"temperature\", \"column\": \"t\", \"type\": \"number\", \"unit\": \"°C\"}";
        assertThat(columns(model(2, renamed), first)).containsExactly("t");
        assertThat(columns(model(2, renamed.replace("°C", "K")), first)).containsExactly("temperature_2");
    }

    @Test
    void givesNoColumnToTwoFields() {
        DataModel first = model(1, CELSIUS);
        String thief = "{\"name\": \"x\", \"column\": \"t\", \"type\": \"number\", \"unit\": \"°C\"}";
        DataModel draft = model(2, CELSIUS.replace("}", ", \"column\": \"other\"}"), thief);
        assertThat(columns(draft, first)).containsExactly("t", "x_2");
    }

    @Test
    void findsAFreeNumberWhereTheFirstIsTaken() {
        DataModel first = model(1, CELSIUS, "{\"name\": \"t_2\", \"type\": \"number\"}");
        assertThat(columns(model(2, FAHRENHEIT, "{\"name\": \"t_2\", \"type\": \"number\"}"), first))
                .containsExactly("t_2_2", "t_2");
    }

    @Test
    void neverMixesWhatMeansDifferentThingsNorForgetsWhereAnythingIs() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<DataModel> earlier = new ArrayList<>();
        for (int version = 1; version <= 200; version++) {
            DataModel planned = ColumnPlan.apply(randomModel(version, random), earlier);
            assertThat(ColumnPlan.apply(planned, earlier))
                    .as("again, seed " + seed)
                    .isEqualTo(planned);
            for (Field field : planned.fields()) {
                assertThat(earlier.stream().flatMap(model -> model.fields().stream()))
                        .as("seed " + seed)
                        .allMatch(former -> !former.column().clashesWith(field.column())
                                || former.means(field) && former.name().equals(field.name()))
                        .allMatch(former -> !former.name().equals(field.name())
                                || !former.means(field)
                                || former.column().equals(field.column()));
            }
            earlier.addFirst(planned);
        }
    }

    private static DataModel randomModel(int version, Random random) {
        List<String> fields = new ArrayList<>();
        for (String name : List.of("a", "A", "a_2", "a.2", "ts", "温度")) {
            if (fields.isEmpty() || random.nextBoolean()) {
                String type = random.nextBoolean() ? "number" : "integer";
                String unit = random.nextBoolean() ? "V" : "A";
                fields.add("{\"name\": \"%s\", \"type\": \"%s\", \"unit\": \"%s\"}".formatted(name, type, unit));
            }
        }
        return model(version, fields.toArray(String[]::new));
    }

    private static List<String> columns(DataModel draft, DataModel... earlier) {
        return plan(draft, earlier).fields().stream()
                .map(field -> field.column().value())
                .toList();
    }

    private static DataModel plan(DataModel draft, DataModel... earlier) {
        return ColumnPlan.apply(draft, List.of(earlier));
    }

    private static DataModel model(int version, String... fields) {
        return ModelJson.read(
                "{\"name\": \"m\", \"version\": " + version + ", \"fields\": [" + String.join(",", fields) + "]}");
    }
}
