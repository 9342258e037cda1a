package io.dataflow.validation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.local.test.TestDatabase;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.rows.Columns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What goes when its time is over, and what stays, on a real database. */
class ExpiryIT {

    private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.DAYS);
    private static final int KEEP = 3;

    private final DriverManagerDataSource dataSource =
            new DriverManagerDataSource(TestDatabase.freshSchema(), TestDatabase.username(), TestDatabase.password());
    private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    private final TableCatalog catalog = new TableCatalog(jdbc);
    private final OnlineDdl ddl = new OnlineDdl(dataSource);
    private final SmallDeletes deletes = new SmallDeletes(jdbc, new JdbcTransactionManager(dataSource));

    @BeforeEach
    void migrate() {
        Flyway.configure().dataSource(dataSource).load().migrate();
    }

    @Test
    void dropsDaysThatAreOverAndKeepsTheOthersWhole() {
        DataModel model = activate("day", "\"keep_days\": " + KEEP);
        for (int day = -7; day <= 1; day++) {
            store(day, Duration.ZERO);
            store(day, Duration.ofDays(1).minusMillis(1));
        }
        run(TODAY.plus(Duration.ofHours(5)));
        assertThat(days()).as("a claim of yesterday may be on its way").hasSize(2 * (KEEP + 1 + 2));
        run(TODAY.plus(Duration.ofHours(7)));
        assertThat(days()).hasSize(2 * (KEEP + 2));
        assertThat(days().getFirst()).isEqualTo(TODAY.minus(Duration.ofDays(KEEP)));
        assertThat(catalog.partitions(model.table()).get(1).day())
                .contains(LocalDate.ofInstant(TODAY.minus(Duration.ofDays(KEEP)), ZoneOffset.UTC));
        assertThat(horizons().of(model).readings()).isEqualTo(TODAY.minus(Duration.ofDays(KEEP)));
    }

    @Test
    void removesWhatLiesInNoPartitionOfItsOwnPieceByPieceAndThenAtOnce() {
        activate("day", "\"keep_days\": 10");
        for (int day = -30; day <= 0; day++) {
            store(day, Duration.ofHours(1));
        }
        run(TODAY.plus(Duration.ofHours(7)));
        assertThat(days()).hasSize(11);
        activate("day", "\"keep_days\": 2");
        run(TODAY.plus(Duration.ofHours(7)));
        assertThat(days()).hasSize(3);
        store(-9, Duration.ZERO);
        run(TODAY.plus(Duration.ofHours(7)));
        assertThat(days()).hasSize(3);
    }

    @Test
    void removesRollupsAMinuteAndKeepsLongerOnes() {
        activate("day", "\"keep_days\": 2, \"keep_minutes_days\": 4");
        store(0, Duration.ZERO);
        for (String table : List.of("rollup_minute", "rollup_hour", "rollup_day")) {
            for (int i = 0; i < 10_000; i += "rollup_minute".equals(table) ? 1 : 100) {
                rollup(table, TODAY.minus(Duration.ofDays(5)).minusSeconds(60L * i));
            }
            rollup(table, TODAY.minus(Duration.ofDays(4)));
        }
        run(TODAY.plus(Duration.ofHours(7)));
        assertThat(count("rollup_minute")).isOne();
        assertThat(count("rollup_hour")).isEqualTo(101);
        assertThat(count("rollup_day")).isEqualTo(101);
    }

    @Test
    void keepsAllWhereNothingIsSaidAndRemembersWhatIsGoneWhereMoreIsKeptLater() {
        DataModel forEver = activate("day", "\"title\": \"for ever\"");
        for (int day = -30; day <= 0; day++) {
            store(day, Duration.ofHours(1));
        }
        run(TODAY.plus(Duration.ofHours(7)));
        assertThat(days()).hasSize(31);
        assertThat(horizons().of(forEver)).isEqualTo(Horizon.OF_ALL);
        activate("day", "\"keep_days\": 2");
        run(TODAY.plus(Duration.ofHours(7)));
        DataModel again = activate("day", "\"keep_days\": 20");
        assertThat(horizons().of(again).readings()).isEqualTo(TODAY.minus(Duration.ofDays(2)));
    }

    @Test
    void makesPartitionsAheadOfModelsThatAreRetired() {
        DataModel model = activate("day", "\"keep_days\": 2");
        jdbc.update("UPDATE data_model_version SET status = 'RETIRED'");
        store(-5, Duration.ZERO);
        Clock nextMonth = Clock.fixed(TODAY.plus(Duration.ofDays(40)), ZoneOffset.UTC);
        upkeep(nextMonth).run();
        assertThat(catalog.partitions(model.table()))
                .anyMatch(partition -> partition
                        .day()
                        .filter(LocalDate.ofInstant(TODAY.plus(Duration.ofDays(54)), ZoneOffset.UTC)::equals)
                        .isPresent());
        assertThat(days()).isEmpty();
    }

    private void run(Instant now) {
        upkeep(Clock.fixed(now, ZoneOffset.UTC)).run();
    }

    private Upkeep upkeep(Clock clock) {
        Expiry expiry = new Expiry(
                new Horizons(jdbc, clock),
                catalog,
                new ReadingExpiry(catalog, ddl, deletes, jdbc),
                new RollupExpiry(jdbc, deletes));
        return new Upkeep(
                new ReadingTables(catalog, ddl, clock), catalog, new StoredModels(jdbc), expiry, deletes, clock);
    }

    private Horizons horizons() {
        return new Horizons(jdbc, Clock.fixed(TODAY.plus(Duration.ofHours(7)), ZoneOffset.UTC));
    }

    private DataModel activate(String name, String settings) {
        String definition = "{\"name\": \"" + name + "\", \"version\": 1, "
                + (settings.contains("title") ? "" : "\"title\": \"T\", ") + settings
                + ", \"fields\": [{\"name\": \"v\", \"type\": \"number\"}]}";
        jdbc.update("DELETE FROM data_model_version");
        jdbc.update(
                "INSERT INTO data_model_version (model_name, version, status, definition, created_at, created_by,"
                        + " activated_at) VALUES (?, 1, 'ACTIVE', ?, UTC_TIMESTAMP(3), 'test', UTC_TIMESTAMP(3))",
                name,
                definition);
        DataModel model = ModelJson.read(definition);
        new ReadingTables(catalog, ddl, Clock.systemUTC()).prepare(model);
        return model;
    }

    private void store(int day, Duration time) {
        Instant ts = TODAY.plus(Duration.ofDays(day)).plus(time);
        jdbc.update(
                "INSERT INTO reading_day (device_id, ts, message_id, received_at, v) VALUES ('a', ?, 1, ?, 1)",
                Columns.utc(ts),
                Columns.utc(ts));
        jdbc.update("REPLACE INTO latest_reading (model, device_id, ts, message_id, received_at, reading, changed_at)"
                + " VALUES ('day', 'a', UTC_TIMESTAMP(3), 1, UTC_TIMESTAMP(3), '{}', UTC_TIMESTAMP(6))");
    }

    private void rollup(String table, Instant bucket) {
        jdbc.update(
                "INSERT INTO " + table
                        + " (model, device_id, metric, bucket, value_count, value_sum, value_min, value_max,"
                        + " value_last, last_ts, last_message_id) VALUES ('day', 'a', 'v', ?, 1, 1, 1, 1, 1, ?, 1)",
                Columns.utc(bucket),
                Columns.utc(bucket));
    }

    private List<Instant> days() {
        return jdbc.query(
                "SELECT ts FROM reading_day ORDER BY ts",
                (row, number) -> Columns.instant(row, "ts").truncatedTo(ChronoUnit.DAYS));
    }

    private long count(String table) {
        Long count = jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
        return count == null ? 0 : count;
    }
}
