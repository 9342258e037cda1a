package io.dataflow.validation.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.MessageId;
import io.dataflow.local.test.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class KeyedTableIT {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final int LONG_TEXT = 1_000_000;

    private KeyedTable table = table();

    @BeforeEach
    void begin() {
        table = table();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void tellsWhichRowsAreNewWhicheverProtocolTheDriverSpeaks(String prepared) {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Database database = new Database(prepared);
        Set<List<@Nullable Object>> there = new HashSet<>();
        for (int round = 0; round < 20; round++) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            BitSet expected = new BitSet();
            for (int i = 0; i < random.nextInt(1, 700); i++) {
                @Nullable Object[] row = row(random, i);
                rows.add(row);
                expected.set(i, there.add(List.of(row[0], row[1], row[2])));
            }
            assertThat(database.insertNew(table, rows)).isEqualTo(expected);
        }
        assertThat(database.count()).isEqualTo(there.size());
        assertThat(database.mismatches()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void writesRowsThatDoNotFitIntoOnePacketTogether(String prepared) {
        Database database = new Database(prepared);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(new @Nullable Object[] {"d", FROM, new MessageId(i), "x".repeat(LONG_TEXT), (long) i});
        }
        assertThat(database.insertNew(table, rows).cardinality()).isEqualTo(40);
        assertThat(database.count()).isEqualTo(40);
    }

    /** Few keys, so that many are taken; ids whose decimal digits a double can't tell apart. */
    private static @Nullable Object[] row(Random random, int number) {
        long id = random.nextInt(40) - 20L;
        return new @Nullable Object[] {
            "device-" + random.nextInt(10), FROM.plusMillis(random.nextInt(5)), new MessageId(id), "text", id
        };
    }

    private static KeyedTable table() {
        Map<String, KeyedTable.Key> key = new LinkedHashMap<>();
        key.put("device_id", KeyedTable.Key.TEXT);
        key.put("ts", KeyedTable.Key.INSTANT);
        key.put("message_id", KeyedTable.Key.MESSAGE_ID);
        return new KeyedTable("kept", key, List.of("content", "same_id"));
    }

    private static final class Database {

        private final JdbcTemplate jdbc;
        private final TransactionTemplate transactions;

        Database(String prepared) {
            String url = TestDatabase.freshSchema() + "&useServerPrepStmts=" + prepared;
            var source = new DriverManagerDataSource(url, TestDatabase.username(), TestDatabase.password());
            jdbc = new JdbcTemplate(source);
            transactions = new TransactionTemplate(new JdbcTransactionManager(source));
            jdbc.execute("CREATE TABLE kept (device_id VARCHAR(128) NOT NULL, ts DATETIME(3) NOT NULL,"
                    + " message_id BIGINT UNSIGNED NOT NULL, content LONGTEXT NOT NULL, same_id BIGINT NOT NULL,"
                    + " PRIMARY KEY (device_id, ts, message_id)) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
                    + " PARTITION BY RANGE COLUMNS (ts) (PARTITION p1 VALUES LESS THAN ('2026-01-01'),"
                    + " PARTITION p2 VALUES LESS THAN (MAXVALUE))");
        }

        BitSet insertNew(KeyedTable table, List<@Nullable Object[]> rows) {
            BitSet fresh = transactions.execute(transaction -> table.insertNew(jdbc, transaction, rows));
            return fresh == null ? new BitSet() : fresh;
        }

        long count() {
            return number("SELECT COUNT(*) FROM kept");
        }

        /** Rows whose unsigned id is not the signed one beside it. */
        long mismatches() {
            return number("SELECT COUNT(*) FROM kept WHERE message_id <> CAST(same_id AS UNSIGNED)");
        }

        private long number(String sql) {
            Long number = jdbc.queryForObject(sql, Long.class);
            return number == null ? 0 : number;
        }
    }
}
