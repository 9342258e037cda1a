package io.dataflow.bridge.device;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a device's credential a person may see.
 *
 * @param key {@code valid}, {@code revoked}, or {@code none} for a device that is not registered
 */
public record KeyState(
        String key, Optional<Instant> registeredAt, Optional<Instant> keyMadeAt, Optional<Instant> revokedAt) {

    private static final String NONE = "none";

    /** From four columns of a row, the first of which is null where the device was never registered. */
    static KeyState of(ResultSet row, int first) throws SQLException {
        String state = row.getString(first);
        if (state == null || "removed".equals(state)) {
            return new KeyState(NONE, Optional.empty(), Optional.empty(), Optional.empty());
        }
        return new KeyState(
                state,
                instant(row.getTimestamp(first + 1)),
                instant(row.getTimestamp(first + 2)),
                instant(row.getTimestamp(first + 3)));
    }

    static Optional<Instant> instant(@Nullable Timestamp timestamp) {
        return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
    }
}
