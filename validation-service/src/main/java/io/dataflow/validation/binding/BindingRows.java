package io.dataflow.validation.binding;

import io.dataflow.contract.ModelName;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads which bindings there are; what the sources name is bridge-service's, and only looked at here. */
@Component
public class BindingRows {

    private final JdbcTemplate jdbc;

    BindingRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All bindings as they stand now. */
    public Bindings read() {
        List<Binding> stated = jdbc.query(
                "SELECT source, topic_filter, discriminator, choices, zone FROM model_binding ORDER BY id",
                (row, number) -> binding(row));
        Map<SourceName, ModelName> named = new HashMap<>();
        jdbc.query("SELECT name, model_name FROM source", row -> {
            named.put(new SourceName(row.getString("name")), new ModelName(row.getString("model_name")));
        });
        return Bindings.of(stated, named);
    }

    static Binding binding(ResultSet row) throws SQLException {
        return new Binding(
                Optional.ofNullable(row.getString("source")).map(SourceName::new),
                new TopicFilter(row.getString("topic_filter")),
                Optional.ofNullable(row.getString("discriminator")),
                BindingChoices.read(row.getString("choices")),
                ZoneId.of(row.getString("zone")));
    }
}
