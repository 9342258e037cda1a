package io.dataflow.validation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dataflow.platform.ServiceIdentity;
import io.dataflow.validation.quarantine.RejectedReading;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.UncategorizedSQLException;

class ClaimStoreTests {

    private static final StoreOutcome.Stored STORED = new StoreOutcome.Stored(new OutcomeCounts(1, 0, 0), List.of());

    private final ClaimRows rows = mock(ClaimRows.class);
    private final ClaimSettlements settlements = mock(ClaimSettlements.class);
    private final DataSource dataSource = mock(DataSource.class);
    private final List<JudgedEntry> entries = new ArrayList<>();
    private ClaimStore store;

    @BeforeEach
    void begin() throws SQLException {
        when(dataSource.getConnection()).thenReturn(mock(Connection.class));
        when(settlements.begin(any(), any(), any(), any())).thenReturn(true);
        for (int i = 0; i < 8; i++) {
            entries.add(new JudgedEntry(new ArrayList<>(), new ArrayList<>()));
        }
        store = new ClaimStore(
                new ClaimConnections(dataSource),
                rows,
                settlements,
                new ServiceIdentity("validation-service", "test"),
                Clock.systemUTC());
    }

    @Test
    void throwsABugThatEveryEntryBringsOutSoThatTheClaimIsKept() {
        IllegalStateException bug = new IllegalStateException("a bug");
        when(rows.write(any(), any(), any())).thenThrow(bug);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> store.store(claim()))
                .isSameAs(bug);
    }

    @Test
    void putsOnlyTheEntriesAsideThatBringOutABug() {
        JudgedEntry poison = JudgedEntry.unfit(mockReading());
        entries.set(5, poison);
        when(rows.write(any(), any(), any())).thenAnswer(call -> {
            if (((List<?>) call.getArgument(2)).contains(poison)) {
                throw new IllegalStateException("a bug");
            }
            return STORED;
        });
        StoreOutcome outcome = store.store(claim());
        assertThat(outcome).isInstanceOf(StoreOutcome.Unstorable.class);
        assertThat(((StoreOutcome.Unstorable) outcome).reasons()).containsOnlyKeys(5);
    }

    @Test
    void triesAgainLaterWhatTheDatabaseCannotDoNow() {
        when(rows.write(any(), any(), any()))
                .thenThrow(
                        new UncategorizedSQLException("write", "INSERT", new SQLException("read only", "HY000", 1290)));
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> store.store(claim()));
    }

    private JudgedClaim claim() {
        return new JudgedClaim("claim-1", "redis-1", entries);
    }

    private static RejectedReading mockReading() {
        return mock();
    }
}
