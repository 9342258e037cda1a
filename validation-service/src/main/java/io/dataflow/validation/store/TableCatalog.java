package io.dataflow.validation.store;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the database says of the models' tables: which there are, their columns, their partitions. */
@Component
class TableCatalog {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final JdbcTemplate jdbc;

    TableCatalog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The tables of all models that ever had one. */
    List<String> tables() {
        return jdbc.queryForList(
                "SELECT DISTINCT table_name FROM information_schema.partitions WHERE table_schema = DATABASE()"
                        + " AND table_name LIKE 'reading\\_%' AND partition_name = '" + ReadingTableDdl.AFTER
                        + "' ORDER BY table_name",
                String.class);
    }

    boolean exists(String table) {
        return !columns(table).isEmpty();
    }

    /** A table's columns, by their names in small letters; none where there is no such table. */
    Map<String, StoredColumn> columns(String table) {
        Map<String, StoredColumn> columns = new LinkedHashMap<>();
        jdbc.query(
                "SELECT LOWER(column_name) AS name, LOWER(data_type) AS kind, character_maximum_length AS longest,"
                        + " column_comment AS words FROM information_schema.columns"
                        + " WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position",
                row -> {
                    StoredColumn column = new StoredColumn(
                            row.getString("name"),
                            row.getString("kind"),
                            row.getLong("longest"),
                            row.getString("words"));
                    columns.put(column.name(), column);
                },
                table);
        return columns;
    }

    /** A table's partitions, the oldest first. */
    List<Partition> partitions(String table) {
        return jdbc.query(
                "SELECT partition_name AS name, partition_description AS below, table_rows AS estimate,"
                        + " data_length AS data_bytes, index_length AS index_bytes FROM information_schema.partitions"
                        + " WHERE table_schema = DATABASE() AND table_name = ? AND partition_name IS NOT NULL"
                        + " ORDER BY partition_ordinal_position",
                (row, number) -> new Partition(
                        row.getString("name"),
                        date(row.getString("below")),
                        row.getLong("estimate"),
                        row.getLong("data_bytes"),
                        row.getLong("index_bytes")),
                table);
    }

    private static Optional<LocalDate> date(@Nullable String description) {
        Matcher found = DATE.matcher(description == null ? "" : description);
        return found.find() ? Optional.of(LocalDate.parse(found.group())) : Optional.empty();
    }
}
