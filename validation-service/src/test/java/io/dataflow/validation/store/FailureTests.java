package io.dataflow.validation.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DataTruncation;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;

class FailureTests {

    @ParameterizedTest
    @CsvSource(textBlock = """
            1290, HY000, DATABASE,   read-only
            1836, HY000, DATABASE,   read-only as MySQL says it
            1792, 25006, DATABASE,   a transaction that is read-only
            1114, HY000, DATABASE,   a table that is full
            1021, HY000, DATABASE,   a disk that is full
            1053, 08S01, DATABASE,   a server that shuts down
            1317, 70100, DATABASE,   a statement that was killed
            1040, 08004, DATABASE,   too many connections
            1205, HY000, CONTENTION, a lock that others hold
            1213, 40001, CONTENTION, a deadlock
            1264, 22003, DATA,       a number out of range
            1406, 22001, DATA,       a text too long
            4025, 23000, DATA,       JSON that MariaDB refuses
            3140, 22032, DATA,       JSON that MySQL refuses
            """)
    void tellsABadValueFromASickDatabaseAndACrowd(int code, String state, Failure expected, String what) {
        SQLException said = new SQLException(what, state, code);
        assertThat(Failure.of(new UncategorizedSQLException("write", "INSERT", said)))
                .as(what)
                .isEqualTo(expected);
    }

    @Test
    void takesForTheDatabaseWhatDidNotEvenReachIt() {
        assertThat(Failure.of(new CannotGetJdbcConnectionException("away", new SQLException("refused", "08S01"))))
                .isEqualTo(Failure.DATABASE);
        assertThat(Failure.of(new DataTruncation(1, true, false, 1, 0))).isEqualTo(Failure.DATA);
        assertThat(Failure.of(new IllegalStateException("a bug"))).isEqualTo(Failure.BUG);
    }
}
