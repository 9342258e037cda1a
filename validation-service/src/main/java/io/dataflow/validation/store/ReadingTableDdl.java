package io.dataflow.validation.store;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The SQL that makes and changes a model's table. Message ids are BIGINT UNSIGNED: eight bytes in the key, as a hash has, that a
 * person can read and write in a query, and {@code HEX(message_id)} is what logs and pages show. Statements that change a table name no
 * algorithm where the data may have to be touched, so that each server takes the cheapest that it knows: a column is added without
 * touching a row.
 */
final class ReadingTableDdl {

    /** Holds everything from before the first day that has a partition of its own. */
    static final String BEFORE = "p_before";

    /** Holds everything after the last day that has a partition of its own; empty while upkeep runs. */
    static final String AFTER = "p_after";

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private ReadingTableDdl() {}

    static String create(DataModel model, LocalDate firstDay, LocalDate lastDay) {
        ColumnTypes types = ColumnTypes.beside(List.of());
        String columns = model.fields().stream()
                .map(field -> "    " + column(field, types.ofNew(field)) + ",\n")
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

    /** What makes room for the model's readings in a table with these columns, by their names in small letters. */
    static Optional<String> addColumns(DataModel model, Map<String, StoredColumn> columns) {
        ColumnTypes types = ColumnTypes.beside(columns.values());
        return alter(
                model,
                model.fields().stream()
                        .filter(field -> !columns.containsKey(key(field)))
                        .map(field -> "ADD COLUMN " + column(field, types.ofNew(field)))
                        .toList());
    }

    /** What gives the columns room for the longest values that the model allows; no column ever gets less. */
    static Optional<String> widenColumns(DataModel model, Map<String, StoredColumn> columns) {
        ColumnTypes types = ColumnTypes.beside(columns.values());
        List<String> changes = new ArrayList<>();
        for (Field field : model.fields()) {
            StoredColumn column = columns.get(key(field));
            if (column != null && column.holds(field) && ColumnTypes.isTooNarrow(column, field)) {
                changes.add("MODIFY COLUMN " + column(field, types.widened(column, field)));
            }
        }
        return alter(model, changes);
    }

    /** What makes the columns' comments say what the model says; it fails where a server would touch rows for it. */
    static Optional<String> explainColumns(DataModel model, Map<String, StoredColumn> columns) {
        List<String> changes = new ArrayList<>();
        for (Field field : model.fields()) {
            StoredColumn column = columns.get(key(field));
            if (column != null && column.holds(field) && !column.comment().equals(ColumnComment.of(field))) {
                changes.add("MODIFY COLUMN " + column(field, ColumnTypes.same(column, field)));
            }
        }
        return alter(model, changes).map(sql -> sql + ", ALGORITHM=INPLACE, LOCK=NONE");
    }

    static String addDays(String table, List<LocalDate> days) {
        String partitions = days.stream().map(day -> partition(day) + ", ").collect(Collectors.joining());
        return "ALTER TABLE `" + table + "` REORGANIZE PARTITION " + AFTER + " INTO (" + partitions + "PARTITION "
                + AFTER + " VALUES LESS THAN (MAXVALUE))";
    }

    static String dropPartitions(String table, List<String> partitions) {
        return "ALTER TABLE `" + table + "` DROP PARTITION " + String.join(", ", partitions);
    }

    static String emptyPartition(String table, String partition) {
        return "ALTER TABLE `" + table + "` TRUNCATE PARTITION " + partition;
    }

    static String partitionName(LocalDate day) {
        return "p" + DAY.format(day);
    }

    /** Databases don't tell capital from small letters in column names. */
    static String key(Field field) {
        return field.column().value().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> alter(DataModel model, List<String> changes) {
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of("ALTER TABLE `" + model.table() + "` " + String.join(", ", changes));
    }

    private static String partition(LocalDate day) {
        return "PARTITION " + partitionName(day) + " VALUES LESS THAN ('" + day.plusDays(1) + "')";
    }

    private static String column(Field field, String type) {
        String comment = ColumnComment.of(field);
        return "`" + field.column() + "` " + type + " NULL"
                + (comment.isEmpty() ? "" : " COMMENT '" + ColumnComment.quoted(comment) + "'");
    }
}
