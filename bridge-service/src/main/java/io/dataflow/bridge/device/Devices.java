package io.dataflow.bridge.device;

import io.dataflow.contract.DeviceId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of devices. */
@Repository
public class Devices {

    private static final String WRITE = """
            INSERT INTO device (device_id, first_seen_at, last_seen_at, readings) VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE
              first_seen_at = LEAST(COALESCE(first_seen_at, VALUES(first_seen_at)), VALUES(first_seen_at)),
              last_seen_at = GREATEST(COALESCE(last_seen_at, VALUES(last_seen_at)), VALUES(last_seen_at)),
              readings = readings + VALUES(readings)
            """;

    private static final String STATUS = """
            INSERT INTO device (device_id, online, online_at) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE
              online_at = IF(online <=> VALUES(online), online_at, VALUES(online_at)),
              online = VALUES(online)
            """;

    private static final String SELECT = """
            SELECT d.device_id, d.first_seen_at, d.last_seen_at, d.readings, d.label, d.online, d.online_at,
                   c.state, c.registered_at, c.key_made_at, c.revoked_at
            FROM device d LEFT JOIN device_credential c ON c.device_id = d.device_id
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

    /** Adds devices that are registered, seen or not; in the order of the ids. */
    void add(List<DeviceId> devices, String label) {
        database.batchUpdate(
                "INSERT INTO device (device_id, label) VALUES (?, ?) ON DUPLICATE KEY UPDATE label = VALUES(label)",
                devices.stream()
                        .map(device -> new Object[] {device.value(), label})
                        .toList());
    }

    /** Notes something about a device; false where it is unknown. */
    public boolean label(DeviceId device, String label) {
        return database.update("UPDATE device SET label = ? WHERE device_id = ?", label, device.value()) > 0
                || find(device).isPresent();
    }

    boolean remove(DeviceId device) {
        return database.update("DELETE FROM device WHERE device_id = ?", device.value()) > 0;
    }

    /** Writes down which devices say that they are online or not; a device that says the same again changes nothing. */
    void writeStatus(Map<DeviceId, Boolean> online, Instant now) {
        Map<String, Boolean> ordered = new TreeMap<>();
        online.forEach((device, state) -> ordered.put(device.value(), state));
        Timestamp at = Timestamp.from(now);
        database.batchUpdate(
                STATUS,
                ordered.entrySet().stream()
                        .map(entry -> new Object[] {entry.getKey(), entry.getValue(), at})
                        .toList());
    }

    /** Those whose id or label contains a text, most recently seen first. */
    public List<DeviceRow> find(String contained, int page, int size) {
        return database.query(
                SELECT
                        + "WHERE INSTR(d.device_id, ?) > 0 OR INSTR(d.label, ?) > 0"
                        + " ORDER BY d.last_seen_at DESC, d.device_id LIMIT ? OFFSET ?",
                (row, number) -> DeviceRow.of(row),
                contained,
                contained,
                size,
                (long) page * size);
    }

    /** One device. */
    public Optional<DeviceRow> find(DeviceId device) {
        return database
                .query(SELECT + "WHERE d.device_id = ?", (row, number) -> DeviceRow.of(row), device.value())
                .stream()
                .findFirst();
    }

    /** How many there are whose id or label contains a text. */
    public long count(String contained) {
        return number(
                "SELECT COUNT(*) FROM device WHERE INSTR(device_id, ?) > 0 OR INSTR(label, ?) > 0",
                contained,
                contained);
    }

    /** How many said last that they are online. */
    public long online() {
        return number("SELECT COUNT(*) FROM device WHERE online");
    }

    /** How many are registered. */
    public long registered() {
        return number("SELECT COUNT(*) FROM device_credential WHERE state <> 'removed'");
    }

    /** How many were seen within the last minute. */
    public long reporting() {
        return number(
                "SELECT COUNT(*) FROM device WHERE last_seen_at >= ?",
                Timestamp.from(clock.instant().minus(REPORTING)));
    }

    private long number(String query, Object... parameters) {
        Long count = database.queryForObject(query, Long.class, parameters);
        return count == null ? 0 : count;
    }
}
