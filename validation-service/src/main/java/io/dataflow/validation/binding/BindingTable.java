package io.dataflow.validation.binding;

import io.dataflow.contract.ModelName;
import io.dataflow.contract.SourceName;
import io.dataflow.validation.rows.Columns;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Reads and changes the bindings that people make. */
@Component
class BindingTable {

    private static final String ALL = "SELECT id, source, topic_filter, discriminator, choices, zone, revision,"
            + " changed_at, changed_by FROM model_binding ORDER BY id";

    private final JdbcTemplate jdbc;

    BindingTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<StoredBinding> all() {
        return read(ALL);
    }

    /** All; nobody else changes any until the caller's transaction ends. */
    List<StoredBinding> lock() {
        return read(ALL + " FOR UPDATE");
    }

    /** Which model each source names; that is bridge-service's, and only looked at here. */
    Map<SourceName, ModelName> sources() {
        Map<SourceName, ModelName> named = new TreeMap<>(java.util.Comparator.comparing(SourceName::value));
        jdbc.query("SELECT name, model_name FROM source", row -> {
            named.put(new SourceName(row.getString("name")), new ModelName(row.getString("model_name")));
        });
        return named;
    }

    boolean hasModel(ModelName model) {
        Long found = jdbc.queryForObject("SELECT COUNT(*) FROM data_model WHERE name = ?", Long.class, model.value());
        return found != null && found > 0;
    }

    long add(Binding binding, Instant at, String by) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    var statement = connection.prepareStatement(
                            "INSERT INTO model_binding (source, topic_filter, discriminator, choices, zone, changed_at,"
                                    + " changed_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
                            Statement.RETURN_GENERATED_KEYS);
                    Object[] values = values(binding, at, by);
                    for (int i = 0; i < values.length; i++) {
                        statement.setObject(i + 1, values[i]);
                    }
                    return statement;
                },
                key);
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    void change(long id, Binding binding, Instant at, String by) {
        Object[] values = java.util.Arrays.copyOf(values(binding, at, by), 8);
        values[7] = id;
        jdbc.update(
                "UPDATE model_binding SET source = ?, topic_filter = ?, discriminator = ?, choices = ?, zone = ?,"
                        + " changed_at = ?, changed_by = ?, revision = revision + 1 WHERE id = ?",
                values);
    }

    void remove(long id) {
        jdbc.update("DELETE FROM model_binding WHERE id = ?", id);
    }

    private List<StoredBinding> read(String sql) {
        return jdbc.query(
                sql,
                (row, number) -> new StoredBinding(
                        row.getLong("id"),
                        BindingRows.binding(row),
                        row.getLong("revision"),
                        Columns.instant(row, "changed_at"),
                        row.getString("changed_by")));
    }

    private static Object[] values(Binding binding, Instant at, String by) {
        return new Object[] {
            binding.source().map(SourceName::value).orElse(null),
            binding.topics().value(),
            binding.discriminator().orElse(null),
            BindingChoices.write(binding.choices()),
            binding.zone().getId(),
            Columns.utc(at),
            by
        };
    }
}
