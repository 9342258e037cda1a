package io.dataflow.validation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.validation.model.ModelJson;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadingTablesTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-02-27");

    @Test
    void writesATableThatExplainsItself() {
        String sql = ReadingTableDdl.create(ModelJson.read("""
                {"name": "m", "title": "M", "version": 1, "fields": [
                  {"name": "a", "type": "number", "unit": "it's"}, {"name": "b", "type": "integer"},
                  {"name": "c", "type": "string", "max_length": 20}, {"name": "d", "type": "string", "max_length": 4000},
                  {"name": "e", "type": "boolean"}, {"name": "f", "type": "timestamp"}]}
                """), TODAY, TODAY.plusDays(2));
        assertThat(sql)
                .contains("CREATE TABLE IF NOT EXISTS `reading_m`")
                .contains("`a` DOUBLE NULL COMMENT 'it''s'")
                .contains("`b` BIGINT NULL")
                .contains("`c` VARCHAR(64) NULL")
                .contains("`d` TEXT NULL")
                .contains("`e` BOOLEAN NULL")
                .contains("`f` DATETIME(3) NULL")
                .contains("PRIMARY KEY (device_id, ts, message_id)")
                .contains("PARTITION p_before VALUES LESS THAN ('2026-02-27')")
                .contains("PARTITION p20260228 VALUES LESS THAN ('2026-03-01')")
                .contains("PARTITION p20260301 VALUES LESS THAN ('2026-03-02')")
                .contains("PARTITION p_after VALUES LESS THAN (MAXVALUE)");
    }

    @Test
    void makesTheDaysAfterTheNewestPartition() {
        assertThat(ReadingTables.missingDays(Set.of("p_before", "p20260227", "p_after"), TODAY, TODAY.plusDays(2)))
                .containsExactly(TODAY.plusDays(1), TODAY.plusDays(2));
    }

    @Test
    void makesNothingTwice() {
        assertThat(ReadingTables.missingDays(Set.of("p20260227", "p20260228", "p20260301"), TODAY, TODAY.plusDays(2)))
                .isEmpty();
    }

    @Test
    void beginsWithTodayAfterALongRest() {
        assertThat(ReadingTables.missingDays(Set.of("p_before", "p20251224", "p_after"), TODAY, TODAY.plusDays(1)))
                .containsExactly(TODAY, TODAY.plusDays(1));
    }
}
