package io.dataflow.validation.rows;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs one statement for many items, which the driver sends as few statements of many rows. */
public final class Batches {

    private Batches() {}

    /** Sets one item's parameters. */
    @FunctionalInterface
    public interface Binder<T> {
        void bind(PreparedStatement statement, T item) throws SQLException;
    }

    /** Runs the statement once for each item, in order. */
    public static <T> void run(JdbcTemplate jdbc, String sql, List<T> items, Binder<T> binder) {
        if (items.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(sql, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement statement, int index) throws SQLException {
                binder.bind(statement, items.get(index));
            }

            @Override
            public int getBatchSize() {
                return items.size();
            }
        });
    }
}
