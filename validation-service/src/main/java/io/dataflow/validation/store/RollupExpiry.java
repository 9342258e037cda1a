package io.dataflow.validation.store;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.rows.Columns;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Removes a model's rollups a minute that are older than it keeps them. It goes from device to device along the key of the rollups, so
 * that it reads no rollup that stays and the hot path needs no further index.
 */
@Component
class RollupExpiry {

    private static final int DEVICES_AT_ONCE = 1_000;

    private final JdbcTemplate jdbc;
    private final SmallDeletes deletes;

    RollupExpiry(JdbcTemplate jdbc, SmallDeletes deletes) {
        this.jdbc = jdbc;
        this.deletes = deletes;
    }

    /** Removes the minutes that begin before an instant; says how many rollups there were. */
    long removeMinutesBefore(DataModel model, Instant instant) {
        long deleted = 0;
        String last = "";
        List<String> devices;
        do {
            devices = devicesAfter(model, last);
            for (String device : devices) {
                deleted += removeMinutesBefore(model, device, instant);
                last = device;
            }
        } while (devices.size() == DEVICES_AT_ONCE);
        return deleted;
    }

    private long removeMinutesBefore(DataModel model, String device, Instant instant) {
        List<String> metrics = jdbc.queryForList(
                "SELECT DISTINCT metric FROM rollup_day WHERE model = ? AND device_id = ?",
                String.class,
                model.name().value(),
                device);
        return metrics.stream()
                .mapToLong(metric -> deletes.run(
                        "DELETE FROM rollup_minute WHERE model = ? AND device_id = ? AND metric = ? AND bucket < ?",
                        model.name().value(),
                        device,
                        metric,
                        Columns.utc(instant)))
                .sum();
    }

    private List<String> devicesAfter(DataModel model, String last) {
        return jdbc.queryForList(
                "SELECT device_id FROM latest_reading WHERE model = ? AND device_id > ? ORDER BY device_id LIMIT "
                        + DEVICES_AT_ONCE,
                String.class,
                model.name().value(),
                last);
    }
}
