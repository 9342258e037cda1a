package io.dataflow.validation.store;

import io.dataflow.contract.query.Grain;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.rows.Columns;
import io.dataflow.validation.rows.ManyRows;
import io.dataflow.validation.store.RollupSource.DeviceDay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a device's rollups of a day anew where they aren't what its readings say. It holds the device's rollups of the whole day first:
 * a claim that adds to that day is either committed and seen, or waits and adds to what was repaired.
 */
@Component
class RollupRepair {

    private static final int ATTEMPTS_IN_A_CROWD = 5;

    private static final Map<Grain, ManyRows> REPLACE = rows(
            " ON DUPLICATE KEY UPDATE value_count = VALUES(value_count),"
                    + " value_sum = VALUES(value_sum), value_min = VALUES(value_min), value_max = VALUES(value_max),"
                    + " value_last = VALUES(value_last), last_ts = VALUES(last_ts), last_message_id = VALUES(last_message_id)");
    private static final String HOLD =
            "INSERT INTO rollup_day (model, device_id, metric, bucket, value_count, value_sum,"
                    + " value_min, value_max, value_last, last_ts, last_message_id) VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0, ?, 0)"
                    + " ON DUPLICATE KEY UPDATE value_count = value_count";

    private final JdbcTemplate jdbc;
    private final RollupSource source;
    private final TransactionTemplate transactions;

    RollupRepair(JdbcTemplate jdbc, RollupSource source, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.source = source;
        this.transactions = new TransactionTemplate(manager);
        // Each statement sees what was committed before it, so that nothing is missed that was when the rollups were
        // held.
        this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /** Makes them anew; says how many were not as they should be. */
    long repair(DeviceDay day, List<Grain> grains) {
        for (int attempt = 1; ; attempt++) {
            try {
                Long repaired = transactions.execute(transaction -> repairHeld(day, grains));
                return repaired == null ? 0 : repaired;
            } catch (RuntimeException e) {
                if (Failure.of(e) != Failure.CONTENTION || attempt == ATTEMPTS_IN_A_CROWD) {
                    throw e;
                }
            }
        }
    }

    private long repairHeld(DeviceDay day, List<Grain> grains) {
        hold(day);
        Map<Grain, SortedMap<RollupKey, Tally>> expected = source.fromReadings(day);
        long repaired = 0;
        for (Grain grain : grains) {
            SortedMap<RollupKey, Tally> found = source.stored(day, grain);
            if (grain == Grain.DAY) {
                found.entrySet().removeIf(rollup -> isHeldOnly(rollup.getValue()) && remove(grain, rollup.getKey()));
            }
            repaired += repair(grain, expected.getOrDefault(grain, new TreeMap<>()), found);
        }
        return repaired;
    }

    private void hold(DeviceDay day) {
        for (Field metric : day.model().metrics()) {
            jdbc.update(
                    HOLD,
                    day.model().name().value(),
                    day.device(),
                    metric.column().value(),
                    Columns.utc(day.from()),
                    Columns.utc(day.from()));
        }
    }

    private static boolean isHeldOnly(Tally tally) {
        return tally.count() == 0;
    }

    private boolean remove(Grain grain, RollupKey key) {
        jdbc.update(
                "DELETE FROM " + Bucket.table(grain)
                        + " WHERE model = ? AND device_id = ? AND metric = ? AND bucket = ?",
                key.model(),
                key.device(),
                key.metric(),
                Columns.utc(key.start()));
        return true;
    }

    private long repair(Grain grain, SortedMap<RollupKey, Tally> expected, SortedMap<RollupKey, Tally> found) {
        List<@Nullable Object[]> right = new ArrayList<>();
        List<RollupDifference> differences = RollupDifference.between(grain, expected, found);
        for (RollupDifference difference : differences) {
            String model = (expected.isEmpty() ? found : expected).firstKey().model();
            RollupKey key = new RollupKey(model, difference.device(), difference.metric(), difference.bucket());
            Tally tally = expected.get(key);
            if (tally == null) {
                remove(grain, key);
            } else {
                right.add(RollupRows.row(key, tally));
            }
        }
        REPLACE.get(grain).write(jdbc, right);
        return differences.size();
    }

    private static Map<Grain, ManyRows> rows(String onDuplicate) {
        Map<Grain, ManyRows> rows = new EnumMap<>(Grain.class);
        for (Grain grain : List.of(Grain.MINUTE, Grain.HOUR, Grain.DAY)) {
            rows.put(grain, RollupRows.rows(grain, onDuplicate));
        }
        return rows;
    }
}
