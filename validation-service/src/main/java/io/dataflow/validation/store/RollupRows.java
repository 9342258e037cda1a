package io.dataflow.validation.store;

import io.dataflow.contract.query.Grain;
import io.dataflow.validation.rows.Batches;
import io.dataflow.validation.rows.Columns;
import io.dataflow.validation.verdict.Reading;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Adds new readings to the rollups, in the transaction that inserts them. */
@Component
class RollupRows {

    private static final String LATER =
            "VALUES(last_ts) > last_ts OR VALUES(last_ts) = last_ts AND VALUES(last_message_id) > last_message_id";

    /** Assignments take effect from left to right, so what tells which is later comes last. */
    private static final String UPSERT =
            " (model, device_id, metric, bucket, value_count, value_sum, value_min, value_max,"
                    + " value_last, last_ts, last_message_id) VALUES (?,?,?,?,?,?,?,?,?,?,?) ON DUPLICATE KEY UPDATE"
                    + " value_count = value_count + VALUES(value_count),"
                    + " value_sum = value_sum + VALUES(value_sum),"
                    + " value_min = LEAST(value_min, VALUES(value_min)),"
                    + " value_max = GREATEST(value_max, VALUES(value_max)),"
                    + " value_last = IF(" + LATER + ", VALUES(value_last), value_last),"
                    + " last_message_id = IF(" + LATER + ", VALUES(last_message_id), last_message_id),"
                    + " last_ts = GREATEST(last_ts, VALUES(last_ts))";

    void add(JdbcTemplate jdbc, List<Reading> readings) {
        var minutes = RollupDelta.minutes(readings);
        var hours = RollupDelta.coarser(Grain.HOUR, minutes);
        upsert(jdbc, Grain.MINUTE, minutes);
        upsert(jdbc, Grain.HOUR, hours);
        upsert(jdbc, Grain.DAY, RollupDelta.coarser(Grain.DAY, hours));
    }

    private static void upsert(JdbcTemplate jdbc, Grain grain, Map<RollupKey, Tally> tallies) {
        Batches.run(
                jdbc, "INSERT INTO " + Bucket.table(grain) + UPSERT, List.copyOf(tallies.entrySet()), RollupRows::bind);
    }

    private static void bind(PreparedStatement statement, Map.Entry<RollupKey, Tally> rollup) throws SQLException {
        RollupKey key = rollup.getKey();
        Tally tally = rollup.getValue();
        statement.setString(1, key.model());
        statement.setString(2, key.device());
        statement.setString(3, key.metric());
        Columns.set(statement, 4, key.start());
        statement.setLong(5, tally.count());
        statement.setDouble(6, tally.sum());
        statement.setDouble(7, tally.min());
        statement.setDouble(8, tally.max());
        statement.setDouble(9, tally.last());
        Columns.set(statement, 10, tally.lastTs());
        Columns.set(statement, 11, tally.lastId());
    }
}
