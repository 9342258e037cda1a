package io.dataflow.bridge.device;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.credential.CredentialChange;
import io.dataflow.contract.credential.CredentialChanges;
import io.dataflow.contract.credential.KeyHash;
import io.dataflow.contract.credential.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The tables of credentials and of the number of their last change. */
@Repository
class CredentialRows {

    private static final String VALID = "valid";
    private static final String REVOKED = "revoked";
    private static final String REMOVED = "removed";
    private static final int ASKED_AT_ONCE = 500;

    private static final String REGISTER = """
            INSERT INTO device_credential (device_id, state, key_hash, registered_at, key_made_at, change_number)
            VALUES (?, 'valid', ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE
              state = 'valid', key_hash = VALUES(key_hash), registered_at = VALUES(registered_at),
              key_made_at = VALUES(key_made_at), revoked_at = NULL, change_number = VALUES(change_number)
            """;

    private final JdbcTemplate database;

    CredentialRows(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * Takes the numbers of the next changes; within the transaction of the changes, before anything else, because it makes all others
     * who change something wait.
     *
     * @return the first of them
     */
    long takeNumbers(int count) {
        Long latest = database.queryForObject("SELECT latest FROM device_registry WHERE id = 1 FOR UPDATE", Long.class);
        long before = latest == null ? 0 : latest;
        database.update("UPDATE device_registry SET latest = ? WHERE id = 1", before + count);
        return before + 1;
    }

    /** Those of some devices that are registered. */
    Set<String> registered(List<String> devices) {
        Set<String> found = new HashSet<>();
        for (int from = 0; from < devices.size(); from += ASKED_AT_ONCE) {
            List<String> some = devices.subList(from, Math.min(devices.size(), from + ASKED_AT_ONCE));
            String marks = String.join(", ", some.stream().map(device -> "?").toList());
            found.addAll(database.queryForList(
                    "SELECT device_id FROM device_credential WHERE state <> 'removed' AND device_id IN (" + marks + ")",
                    String.class,
                    some.toArray()));
        }
        return found;
    }

    /** Registers devices, in their order, under numbers from {@code first} on. */
    void register(Collection<IssuedKey> keys, Instant now, long first) {
        List<IssuedKey> ordered = List.copyOf(keys);
        Timestamp at = Timestamp.from(now);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            IssuedKey issued = ordered.get(i);
            rows.add(new Object[] {issued.device().value(), issued.key().hash().hex(), at, at, first + i});
        }
        database.batchUpdate(REGISTER, rows);
    }

    /** Gives a registered device another key. */
    boolean rotate(IssuedKey issued, Instant now, long number) {
        return database.update(
                        """
                        UPDATE device_credential
                        SET state = 'valid', key_hash = ?, key_made_at = ?, revoked_at = NULL, change_number = ?
                        WHERE device_id = ? AND state <> 'removed'
                        """,
                        issued.key().hash().hex(),
                        Timestamp.from(now),
                        number,
                        issued.device().value())
                > 0;
    }

    boolean revoke(DeviceId device, Instant now, long number) {
        return database.update("""
                        UPDATE device_credential SET state = 'revoked', key_hash = '', revoked_at = ?, change_number = ?
                        WHERE device_id = ? AND state = 'valid'
                        """, Timestamp.from(now), number, device.value()) > 0;
    }

    boolean remove(DeviceId device, long number) {
        return database.update("""
                        UPDATE device_credential SET state = 'removed', key_hash = '', change_number = ?
                        WHERE device_id = ? AND state <> 'removed'
                        """, number, device.value()) > 0;
    }

    /** The changes after a number, in their order. */
    CredentialChanges after(long number, int most) {
        List<CredentialChange> changes = database.query("""
                SELECT change_number, device_id, state, key_hash FROM device_credential
                WHERE change_number > ? ORDER BY change_number LIMIT ?
                """, (row, count) -> change(row), number, most);
        // Read last: a change that is committed in between is only asked for once more.
        return database.queryForObject(
                "SELECT name, latest FROM device_registry WHERE id = 1",
                (row, count) -> new CredentialChanges(row.getString(1), row.getLong(2), changes));
    }

    private static CredentialChange change(ResultSet row) throws SQLException {
        return new CredentialChange(
                row.getLong(1), new DeviceId(row.getString(2)), standing(row.getString(3), row.getString(4)));
    }

    private static Standing standing(String state, String hash) {
        return switch (state) {
            case VALID -> new Standing.Valid(new KeyHash(hash));
            case REVOKED -> new Standing.Revoked();
            case REMOVED -> new Standing.Removed();
            default -> throw new IllegalStateException("Table device_credential holds the unknown state " + state);
        };
    }
}
