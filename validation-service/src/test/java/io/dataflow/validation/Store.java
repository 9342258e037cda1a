package io.dataflow.validation;

import io.dataflow.local.test.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A schema of a test, and what is in it. */
final class Store {

    private static final double ROUNDING = 1e-9;

    private final String url;
    private final JdbcTemplate jdbc;

    Store() {
        this.url = TestDatabase.freshSchema();
        this.jdbc =
                new JdbcTemplate(new DriverManagerDataSource(url, TestDatabase.username(), TestDatabase.password()));
        Flyway.configure()
                .dataSource(url, TestDatabase.username(), TestDatabase.password())
                .load()
                .migrate();
    }

    String url() {
        return url;
    }

    DataSource dataSource() {
        return Objects.requireNonNull(jdbc.getDataSource());
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    long count(String table) {
        return number("SELECT COUNT(*) FROM " + table);
    }

    long number(String sql) {
        Long number = jdbc.queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }

    /** Sums over nodes, instances and minutes. */
    Map<String, Long> outcomes() {
        return Map.of(
                "stored", number("SELECT COALESCE(SUM(stored_count), 0) FROM outcome_total"),
                "duplicate", number("SELECT COALESCE(SUM(duplicate_count), 0) FROM outcome_total"),
                "rejected", number("SELECT COALESCE(SUM(rejected_count), 0) FROM outcome_total"));
    }

    long outcomesOf(String node) {
        return number("SELECT COALESCE(SUM(stored_count + duplicate_count + rejected_count), 0) FROM outcome_total"
                + " WHERE node = '" + node + "'");
    }

    long outcomesByMinute() {
        return number("SELECT COALESCE(SUM(stored_count + duplicate_count + rejected_count), 0) FROM outcome_minute");
    }

    /** Rollups that differ from what the raw rows say, or that one side lacks; empty if all is well. */
    List<Map<String, Object>> wrongRollups(String metric, String table, String bucketOfTs) {
        String raw = "SELECT device_id, " + bucketOfTs + " AS bucket, COUNT(*) AS n, SUM(" + metric + ") AS total, MIN("
                + metric + ") AS lowest, MAX(" + metric + ") AS highest FROM reading_sensor WHERE " + metric
                + " IS NOT NULL GROUP BY device_id, " + bucketOfTs;
        String last = "SELECT device_id, bucket, " + metric + " AS newest FROM (SELECT device_id, " + bucketOfTs
                + " AS bucket, " + metric + ", ROW_NUMBER() OVER (PARTITION BY device_id, " + bucketOfTs
                + " ORDER BY ts DESC, message_id DESC) AS place FROM reading_sensor WHERE " + metric
                + " IS NOT NULL) AS placed WHERE place = 1";
        String rolled = "(SELECT * FROM " + table + " WHERE model = 'sensor' AND metric = '" + metric + "')";
        return jdbc.queryForList("SELECT 'differs' AS what, r.device_id, r.bucket FROM (" + raw + ") AS r"
                + " LEFT JOIN (" + last + ") AS l ON l.device_id = r.device_id AND l.bucket = r.bucket"
                + " LEFT JOIN " + rolled + " AS u ON u.device_id = r.device_id AND u.bucket = r.bucket"
                + " WHERE u.value_count IS NULL OR u.value_count <> r.n"
                + " OR ABS(u.value_sum - r.total) > " + ROUNDING + " * (1 + ABS(r.total))"
                + " OR u.value_min <> r.lowest OR u.value_max <> r.highest OR u.value_last <> l.newest"
                + " UNION ALL SELECT 'too many', u.device_id, u.bucket FROM " + rolled + " AS u LEFT JOIN (" + raw
                + ") AS r ON r.device_id = u.device_id AND r.bucket = u.bucket WHERE r.n IS NULL");
    }
}
