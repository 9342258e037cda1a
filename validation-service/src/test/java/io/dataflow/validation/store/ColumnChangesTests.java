package io.dataflow.validation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnChangesTests {

    @Test
    void addsOnlyColumnsThatAreMissingWhateverTheirLetters() {
        DataModel model = model("""
                {"name": "Speed", "type": "number"}, {"name": "note", "type": "string"}, {"name": "on", "type": "boolean"}""");
        assertThat(ReadingTableDdl.addColumns(model, columns(new StoredColumn("speed", "double", 0, ""))))
                .contains("ALTER TABLE `reading_m` ADD COLUMN `note` VARCHAR(255) NULL, ADD COLUMN `on` BOOLEAN NULL");
    }

    @Test
    void changesNothingWhereEverythingFits() {
        DataModel model = model("{\"name\": \"note\", \"type\": \"string\", \"max_length\": 20}");
        Map<String, StoredColumn> columns = columns(new StoredColumn("note", "varchar", 64, ""));
        assertThat(ReadingTableDdl.addColumns(model, columns)).isEmpty();
        assertThat(ReadingTableDdl.widenColumns(model, columns)).isEmpty();
        assertThat(ReadingTableDdl.explainColumns(model, columns)).isEmpty();
    }

    @Test
    void widensTextsInPlaceAndNarrowsNothing() {
        DataModel model = model("""
                {"name": "a", "type": "string", "max_length": 4000}, {"name": "b", "type": "string", "max_length": 10},
                {"name": "c", "type": "enum", "values": ["%s"]}, {"name": "d", "type": "string", "max_length": 4000}""".formatted("x".repeat(100)));
        assertThat(ReadingTableDdl.widenColumns(
                        model,
                        columns(
                                new StoredColumn("a", "varchar", 64, ""),
                                new StoredColumn("b", "varchar", 64, ""),
                                new StoredColumn("c", "varchar", 64, ""),
                                new StoredColumn("d", "text", 65535, ""))))
                .contains("ALTER TABLE `reading_m` MODIFY COLUMN `a` VARCHAR(4000) NULL,"
                        + " MODIFY COLUMN `c` VARCHAR(100) NULL");
    }

    @Test
    void putsTextsBesideTheRowWhereItHasNoRoomLeft() {
        DataModel model = model(IntStream.range(0, 100)
                .mapToObj(i -> "{\"name\": \"t%d\", \"type\": \"string\", \"max_length\": 500}".formatted(i))
                .collect(Collectors.joining(",")));
        String sql = ReadingTableDdl.addColumns(model, Map.of()).orElseThrow();
        assertThat(sql)
                .contains("`t0` VARCHAR(500)")
                .contains("`t28` VARCHAR(500)")
                .contains("`t29` TEXT");
        DataModel longer = model("{\"name\": \"a\", \"type\": \"string\", \"max_length\": 4000}");
        assertThat(ReadingTableDdl.widenColumns(
                        longer,
                        columns(
                                new StoredColumn("a", "varchar", 64, ""),
                                new StoredColumn("other", "varchar", 14_000, ""))))
                .contains("ALTER TABLE `reading_m` MODIFY COLUMN `a` TEXT NULL");
    }

    @Test
    void saysInCommentsWhatTheModelSays() {
        DataModel model = model("""
                {"name": "Größe", "type": "number", "unit": "m", "description": "it's\\\\n \\ud83d\\ude00 tall"}""");
        assertThat(ReadingTableDdl.explainColumns(
                        model,
                        columns(new StoredColumn(
                                model.fields().getFirst().column().value().toLowerCase(), "double", 0, "cm"))))
                .hasValueSatisfying(sql -> assertThat(sql)
                        .contains("DOUBLE NULL COMMENT 'm; it''s\\\\n ? tall; field Größe'")
                        .endsWith(", ALGORITHM=INPLACE, LOCK=NONE"));
    }

    @Test
    void leavesColumnsAloneThatHoldSomethingElse() {
        DataModel model = model("{\"name\": \"a\", \"type\": \"number\", \"unit\": \"m\"}");
        Map<String, StoredColumn> columns = columns(new StoredColumn("a", "varchar", 64, ""));
        assertThat(ReadingTableDdl.widenColumns(model, columns)).isEmpty();
        assertThat(ReadingTableDdl.explainColumns(model, columns)).isEmpty();
    }

    private static DataModel model(String fields) {
        return ModelJson.read("{\"name\": \"m\", \"title\": \"M\", \"version\": 1, \"fields\": [" + fields + "]}");
    }

    private static Map<String, StoredColumn> columns(StoredColumn... columns) {
        Map<String, StoredColumn> byName = new LinkedHashMap<>();
        List.of(columns).forEach(column -> byName.put(column.name(), column));
        return byName;
    }
}
