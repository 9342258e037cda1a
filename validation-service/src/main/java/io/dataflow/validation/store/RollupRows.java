package io.dataflow.validation.store;

import io.dataflow.contract.query.Grain;
import io.dataflow.validation.rows.ManyRows;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Adds new readings to the rollups, in the transaction that inserts them. */
@Component
class RollupRows {

    private static final String LATER =
            "VALUES(last_ts) > last_ts OR VALUES(last_ts) = last_ts AND VALUES(last_message_id) > last_message_id";

    /** Assignments take effect from left to right, so what tells which is later comes last. */
    private static final String UPSERT = " ON DUPLICATE KEY UPDATE"
            + " value_count = value_count + VALUES(value_count),"
            + " value_sum = value_sum + VALUES(value_sum),"
            + " value_min = LEAST(value_min, VALUES(value_min)),"
            + " value_max = GREATEST(value_max, VALUES(value_max)),"
            + " value_last = IF(" + LATER + ", VALUES(value_last), value_last),"
            + " last_message_id = IF(" + LATER + ", VALUES(last_message_id), last_message_id),"
            + " last_ts = GREATEST(last_ts, VALUES(last_ts))";

    private static final Map<Grain, ManyRows> ROWS = Map.of(
            Grain.MINUTE,
            rows(Grain.MINUTE, UPSERT),
            Grain.HOUR,
            rows(Grain.HOUR, UPSERT),
            Grain.DAY,
            rows(Grain.DAY, UPSERT));

    void add(JdbcTemplate jdbc, RollupDelta delta) {
        var minutes = delta.minutes();
        var hours = RollupDelta.coarser(Grain.HOUR, minutes);
        upsert(jdbc, Grain.MINUTE, minutes);
        upsert(jdbc, Grain.HOUR, hours);
        upsert(jdbc, Grain.DAY, RollupDelta.coarser(Grain.DAY, hours));
    }

    private static void upsert(JdbcTemplate jdbc, Grain grain, Map<RollupKey, Tally> tallies) {
        ROWS.get(grain)
                .write(
                        jdbc,
                        tallies.entrySet().stream()
                                .map(rollup -> row(rollup.getKey(), rollup.getValue()))
                                .toList());
    }

    /** Rows of a rollup table, with what happens to one that is there already. */
    static ManyRows rows(Grain grain, String onDuplicate) {
        return new ManyRows(
                "INSERT INTO " + Bucket.table(grain) + " (model, device_id, metric, bucket, value_count, value_sum,"
                        + " value_min, value_max, value_last, last_ts, last_message_id) VALUES ",
                ManyRows.places(11),
                onDuplicate);
    }

    /** The values of such a row. */
    static @Nullable Object[] row(RollupKey key, Tally tally) {
        return new @Nullable Object[] {
            key.model(),
            key.device(),
            key.metric(),
            key.start(),
            tally.count(),
            tally.sum(),
            tally.min(),
            tally.max(),
            tally.last(),
            tally.lastTs(),
            tally.lastId()
        };
    }
}
