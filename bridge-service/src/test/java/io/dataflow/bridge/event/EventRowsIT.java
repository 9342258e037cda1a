package io.dataflow.bridge.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.local.test.TestDatabase;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class EventRowsIT {

    private static final int OTHERS = 5_000;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SingleConnectionDataSource connection = new SingleConnectionDataSource(
            TestDatabase.freshSchema(), TestDatabase.username(), TestDatabase.password(), true);
    private final JdbcTemplate database = new JdbcTemplate(connection);
    private final EventRows rows = new EventRows(database);

    @AfterEach
    void close() {
        connection.destroy();
    }

    @Test
    void findsWhatWasSaidOfASubjectLastWithoutReadingWhatWasSaidOfOthers() {
        Flyway.configure().dataSource(connection).load().migrate();
        write("buffer node old", Severity.CRITICAL, 1);
        write("buffer node busy", Severity.INFO, OTHERS);
        long before = rowsRead();
        assertThat(rows.last("buffer node old", "Its ledger ")).isEqualTo(Optional.of(Severity.CRITICAL));
        assertThat(rows.last("buffer node new", "Its ledger ")).isEmpty();
        assertThat(rowsRead() - before).isLessThan(OTHERS / 10);
    }

    private void write(String subject, Severity severity, int times) {
        rows.write(Collections.nCopies(
                times, new Event(NOW, "bridge-1", severity, subject, "Its ledger does not balance")));
    }

    /** By this connection. */
    private long rowsRead() {
        return database.query("SHOW SESSION STATUS LIKE 'Handler_read%'", (row, number) -> row.getLong(2)).stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
