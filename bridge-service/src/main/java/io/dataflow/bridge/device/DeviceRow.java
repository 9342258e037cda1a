package io.dataflow.bridge.device;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A device as it is listed.
 *
 * @param firstSeenAt when its first reading arrived; empty where none has yet
 * @param label what a person noted about it
 * @param online whether it said last that it is online; empty where it never said anything
 * @param onlineAt since when it says so
 * @param registration whether it is registered, and how its key stands
 */
public record DeviceRow(
        String device,
        Optional<Instant> firstSeenAt,
        Optional<Instant> lastSeenAt,
        long readings,
        String label,
        Optional<Boolean> online,
        Optional<Instant> onlineAt,
        @JsonUnwrapped KeyState registration) {

    private static final int CREDENTIAL = 8;

    static DeviceRow of(ResultSet row) throws SQLException {
        boolean online = row.getBoolean("online");
        return new DeviceRow(
                row.getString("device_id"),
                KeyState.instant(row.getTimestamp("first_seen_at")),
                KeyState.instant(row.getTimestamp("last_seen_at")),
                row.getLong("readings"),
                row.getString("label"),
                row.getTimestamp("online_at") == null ? Optional.empty() : Optional.of(online),
                KeyState.instant(row.getTimestamp("online_at")),
                KeyState.of(row, CREDENTIAL));
    }
}
