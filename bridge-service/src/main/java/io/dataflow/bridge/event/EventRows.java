package io.dataflow.bridge.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of events. */
@Repository
public class EventRows {

    private final JdbcTemplate database;

    EventRows(JdbcTemplate database) {
        this.database = database;
    }

    public void write(List<Event> events) {
        database.batchUpdate(
                "INSERT INTO bridge_event (at, instance, severity, subject, words) VALUES (?, ?, ?, ?, ?)",
                events.stream().map(EventRows::row).toList());
    }

    private static Object[] row(Event event) {
        return new Object[] {
            Timestamp.from(event.at()), event.instance(), event.severity().name(), event.subject(), event.words()
        };
    }

    void forgetBefore(Instant time) {
        database.update("DELETE FROM bridge_event WHERE at < ? LIMIT 10000", Timestamp.from(time));
    }

    /** The latest events of all bridges, newest first. */
    public List<Event> latest(int most) {
        return database.query(
                "SELECT at, instance, severity, subject, words FROM bridge_event ORDER BY at DESC, id DESC LIMIT ?",
                (row, number) -> event(row),
                most);
    }

    /** How grave the latest event was whose words begin like this, of whichever bridge. */
    public Optional<Severity> last(String subject, String beginning) {
        return database
                .queryForList(
                        "SELECT severity FROM bridge_event WHERE subject = ? AND words LIKE ? ORDER BY id DESC LIMIT 1",
                        String.class,
                        subject,
                        beginning + "%")
                .stream()
                .findFirst()
                .map(Severity::valueOf);
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getTimestamp(1).toInstant(),
                row.getString(2),
                Severity.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5));
    }
}
