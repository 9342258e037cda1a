package io.dataflow.bridge.device;

import io.dataflow.contract.DeviceId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of devices. */
@Repository
public class Devices {

    private static final String WRITE = """
            INSERT INTO device (device_id, first_seen_at, last_seen_at, readings) VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE
              first_seen_at = LEAST(first_seen_at, VALUES(first_seen_at)),
              last_seen_at = GREATEST(last_seen_at, VALUES(last_seen_at)),
              readings = readings + VALUES(readings)
            """;

    private static final Duration REPORTING = Duration.ofMinutes(1);

    private final JdbcTemplate database;
    private final InstantSource clock;

    Devices(JdbcTemplate database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds what was seen; in the order of the ids, so that several instances can't lock each other out. */
    void write(Map<DeviceId, Sighting> sightings) {
        Map<String, Sighting> ordered = new TreeMap<>();
        sightings.forEach((device, sighting) -> ordered.put(device.value(), sighting));
        database.batchUpdate(
                WRITE,
                ordered.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Object[] row(String device, Sighting sighting) {
        return new Object[] {
            device, Timestamp.from(sighting.first()), Timestamp.from(sighting.last()), sighting.readings()
        };
    }

    /** Those whose id contains a text, most recently seen first. */
    public List<DeviceRow> find(String contained, int page, int size) {
        return database.query(
                """
                SELECT device_id, first_seen_at, last_seen_at, readings FROM device
                WHERE INSTR(device_id, ?) > 0 ORDER BY last_seen_at DESC, device_id LIMIT ? OFFSET ?
                """,
                (row, number) -> new DeviceRow(
                        row.getString(1), instant(row.getTimestamp(2)), instant(row.getTimestamp(3)), row.getLong(4)),
                contained,
                size,
                (long) page * size);
    }

    /** How many there are whose id contains a text. */
    public long count(String contained) {
        Long count = database.queryForObject(
                "SELECT COUNT(*) FROM device WHERE INSTR(device_id, ?) > 0", Long.class, contained);
        return count == null ? 0 : count;
    }

    /** How many were seen within the last minute. */
    public long reporting() {
        Long count = database.queryForObject(
                "SELECT COUNT(*) FROM device WHERE last_seen_at >= ?",
                Long.class,
                Timestamp.from(clock.instant().minus(REPORTING)));
        return count == null ? 0 : count;
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp.toInstant();
    }

    /** A device as it is listed. */
    public record DeviceRow(String device, Instant firstSeenAt, Instant lastSeenAt, long readings) {}
}
