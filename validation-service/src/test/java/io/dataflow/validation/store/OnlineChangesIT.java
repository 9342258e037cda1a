package io.dataflow.validation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestDatabase;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Changes of tables while others read and write them, on a real database. */
class OnlineChangesIT {

    private static final String NARROW = """
            {"name": "flow", "title": "F", "version": 1, "fields": [
              {"name": "speed", "type": "number", "unit": "m/s"}, {"name": "note", "type": "string", "max_length": 20},
              {"name": "doc", "type": "object"}]}""";
    private static final String WIDE = """
            {"name": "flow", "title": "F", "version": 2, "fields": [
              {"name": "speed", "type": "number", "unit": "km/h", "description": "how it's flowing"},
              {"name": "note", "type": "string", "max_length": 600},
              {"name": "doc", "type": "object", "description": "what else there is"},
              {"name": "state", "type": "enum", "values": ["on", "off"]}, {"name": "n", "type": "integer"}]}""";

    private final DriverManagerDataSource dataSource =
            new DriverManagerDataSource(TestDatabase.freshSchema(), TestDatabase.username(), TestDatabase.password());
    private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    private final TableCatalog catalog = new TableCatalog(jdbc);
    private final ReadingTables tables = new ReadingTables(catalog, new OnlineDdl(dataSource), Clock.systemUTC());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void letsReadingsIntoATableThatSomebodyReadsForLongWhileAColumnIsAdded() throws Exception {
        tables.prepare(model(NARROW));
        AtomicInteger stored = new AtomicInteger();
        AtomicLong longestMillis = new AtomicLong();
        AtomicBoolean enough = new AtomicBoolean();
        try (Connection reader = reading()) {
            Future<?> writer = threads.submit(() -> store(stored, longestMillis, enough));
            assertThatExceptionOfType(TableBusy.class).isThrownBy(() -> tables.prepare(model(WIDE)));
            assertThat(catalog.columns("reading_flow")).doesNotContainKey("state");
            int before = stored.get();
            assertThat(before).isPositive();
            await().atMost(Patience.LONG).until(() -> stored.get() > before + 100);
            Future<?> change = threads.submit(() -> prepareUntilItIsDone(WIDE));
            await().atMost(Patience.LONG).until(() -> stored.get() > before + 200);
            assertThat(change).isNotDone();
            reader.rollback();
            change.get();
            enough.set(true);
            writer.get();
        }
        assertThat(catalog.columns("reading_flow")).containsKeys("state", "n");
        assertThat(longestMillis.get())
                .as("milliseconds that the slowest insert waited")
                .isLessThan(Patience.promised(Duration.ofMillis(1_500)).toMillis());
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM reading_flow", Integer.class))
                .isEqualTo(stored.get());
    }

    @Test
    void widensColumnsAndExplainsThemAnewWithoutTouchingRows() {
        tables.prepare(model(NARROW));
        insert(1);
        String before = jdbc.queryForObject(
                "SELECT HEX(CRC32(CONCAT_WS(',', device_id, ts, speed, note))) FROM reading_flow", String.class);
        tables.prepare(model(WIDE));
        Map<String, StoredColumn> columns = catalog.columns("reading_flow");
        assertThat(columns.get("note").length()).isGreaterThanOrEqualTo(600);
        assertThat(columns.get("note").isVarchar()).as("grown in place").isTrue();
        assertThat(columns.get("speed").comment()).isEqualTo("km/h; how it's flowing");
        assertThat(columns.get("doc").comment()).isEqualTo("what else there is");
        assertThat(jdbc.queryForObject(
                        "SELECT HEX(CRC32(CONCAT_WS(',', device_id, ts, speed, note))) FROM reading_flow",
                        String.class))
                .isEqualTo(before);
        tables.prepare(model(NARROW));
        assertThat(catalog.columns("reading_flow").get("note").length()).isGreaterThanOrEqualTo(600);
        assertThat(catalog.columns("reading_flow")).containsKey("state");
    }

    @Test
    void growsTextsInPlaceOnEachServer() {
        tables.prepare(model(NARROW));
        jdbc.execute("ALTER TABLE reading_flow MODIFY COLUMN note VARCHAR(3000) NULL, ALGORITHM=INPLACE, LOCK=NONE");
        jdbc.execute("ALTER TABLE reading_flow ADD COLUMN more VARCHAR(64) NULL, ALGORITHM=INSTANT");
    }

    @Test
    void makesOneTableInSeveralInstancesAtOnce() throws Exception {
        List<Callable<Object>> instances = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            instances.add(Executors.callable(() -> prepareUntilItIsDone(NARROW)));
            instances.add(Executors.callable(() -> prepareUntilItIsDone(WIDE)));
        }
        for (Future<Object> done : threads.invokeAll(instances)) {
            done.get();
        }
        assertThat(catalog.columns("reading_flow")).containsKeys("speed", "note", "doc", "state", "n");
        assertThat(catalog.partitions("reading_flow")).hasSize(2 + 7 + 1 + 14);
    }

    @Test
    void takesAModelOfNothingButLongTexts() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            fields.append(i == 0 ? "" : ",").append("{\"name\": \"t" + i + "\", \"type\": \"string\"}");
        }
        tables.prepare(model("{\"name\": \"flow\", \"title\": \"F\", \"version\": 1, \"fields\": [" + fields + "]}"));
        assertThat(catalog.columns("reading_flow")).containsKey("t149");
    }

    private Connection reading() throws SQLException {
        Connection reader = dataSource.getConnection();
        reader.setAutoCommit(false);
        reader.createStatement()
                .executeQuery("SELECT COUNT(*) FROM reading_flow")
                .close();
        return reader;
    }

    private void store(AtomicInteger stored, AtomicLong longestMillis, AtomicBoolean enough) {
        while (!enough.get()) {
            long before = System.nanoTime();
            insert(stored.incrementAndGet());
            long millis = Duration.ofNanos(System.nanoTime() - before).toMillis();
            longestMillis.accumulateAndGet(millis, Math::max);
        }
    }

    private void insert(int id) {
        jdbc.update(
                "INSERT INTO reading_flow (device_id, ts, message_id, received_at, speed, note)"
                        + " VALUES ('a', UTC_TIMESTAMP(3), ?, UTC_TIMESTAMP(3), 1.5, 'x')",
                id);
    }

    /** As instances do it: what failed is tried again a second later. */
    private void prepareUntilItIsDone(String model) {
        await().pollInSameThread().atMost(Patience.LONG).ignoreExceptions().until(() -> {
            tables.prepare(model(model));
            return true;
        });
    }

    private static DataModel model(String json) {
        return ModelJson.read(json);
    }
}
