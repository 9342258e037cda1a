package io.dataflow.validation.store;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SQL that makes and changes a model's table. Message ids are BIGINT UNSIGNED: eight bytes in the key, as a hash has, that a
 * person can read and write in a query, and {@code HEX(message_id)} is what logs and pages show.
 */
final class ReadingTableDdl {

    /** Holds everything from before the first day that has a partition of its own. */
    static final String BEFORE = "p_before";

    /** Holds everything after the last day that has a partition of its own; empty while upkeep runs. */
    static final String AFTER = "p_after";

    private static final int USUAL_VALUE = 50;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private ReadingTableDdl() {}

    static String create(DataModel model, LocalDate firstDay, LocalDate lastDay) {
        String columns = model.fields().stream()
                .map(field -> "    " + column(field) + ",\n")
                .collect(Collectors.joining());
        String days = firstDay.datesUntil(lastDay.plusDays(1))
                .map(day -> "    " + partition(day) + ",\n")
                .collect(Collectors.joining());
        return """
                CREATE TABLE IF NOT EXISTS `%s` (
                    device_id VARCHAR(128) NOT NULL,
                    ts DATETIME(3) NOT NULL COMMENT 'when it was measured, UTC',
                    message_id BIGINT UNSIGNED NOT NULL,
                    received_at DATETIME(3) NOT NULL COMMENT 'when the bridge got it, UTC',
                %s    extras JSON NULL COMMENT 'fields that the model does not know',
                    PRIMARY KEY (device_id, ts, message_id),
                    KEY `%s_ts` (ts)
                ) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
                PARTITION BY RANGE COLUMNS (ts) (
                    PARTITION %s VALUES LESS THAN ('%s'),
                %s    PARTITION %s VALUES LESS THAN (MAXVALUE)
                )""".formatted(model.table(), columns, model.table(), BEFORE, firstDay, days, AFTER);
    }

    static String addColumn(DataModel model, Field field) {
        return "ALTER TABLE `" + model.table() + "` ADD COLUMN " + column(field);
    }

    static String addDays(String table, List<LocalDate> days) {
        String partitions = days.stream().map(day -> partition(day) + ", ").collect(Collectors.joining());
        return "ALTER TABLE `" + table + "` REORGANIZE PARTITION " + AFTER + " INTO (" + partitions + "PARTITION "
                + AFTER + " VALUES LESS THAN (MAXVALUE))";
    }

    static String partitionName(LocalDate day) {
        return "p" + DAY.format(day);
    }

    private static String partition(LocalDate day) {
        return "PARTITION " + partitionName(day) + " VALUES LESS THAN ('" + day.plusDays(1) + "')";
    }

    private static String column(Field field) {
        String comment = field.unit().isEmpty() ? "" : " COMMENT '" + quoted(field.unit()) + "'";
        return "`" + field.column() + "` " + type(field) + " NULL" + comment;
    }

    private static String type(Field field) {
        return switch (field.type()) {
            case NUMBER -> "DOUBLE";
            case INTEGER -> "BIGINT";
            case STRING -> field.longestText() <= 500 ? "VARCHAR(" + field.longestText() + ")" : "TEXT";
            case BOOLEAN -> "BOOLEAN";
            case TIMESTAMP -> "DATETIME(3)";
            case ENUM -> "VARCHAR(" + longest(field.limits().values()) + ")";
            case OBJECT, ARRAY -> "JSON";
        };
    }

    /** Room for values that a later version adds, too. */
    private static int longest(List<String> values) {
        int longest = values.stream()
                .mapToInt(value -> value.codePointCount(0, value.length()))
                .max()
                .orElse(0);
        return Math.max(longest, USUAL_VALUE);
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("'", "''");
    }
}
