package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is said of storage, and what becomes of rollups that somebody spoiled. */
class StorageIT {

    private static final int READINGS = 3_000;
    private static final Instant YESTERDAY =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
    private static final LocalDate DAY = LocalDate.ofInstant(YESTERDAY, ZoneOffset.UTC);

    private static final Store STORE = new Store();
    private static final Buffer NODE = new Buffer("redis-1");
    private static final Books BOOKS = new Books(STORE, NODE);

    private static Instance instance;
    private static Asking asking;

    @BeforeAll
    static void storeSome() throws Exception {
        Random random = new Random(7);
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < READINGS; i++) {
            Instant at = YESTERDAY.plusSeconds(86_000L * i / READINGS);
            entries.add(Buffer.published(
                    "device-" + i % 3,
                    "{\"temperature\":" + (random.nextInt(1600) / 10.0 - 40) + ",\"humidity\":" + random.nextInt(101)
                            + ",\"timestamp\":\"" + at + "\"}"));
        }
        NODE.push(entries);
        instance = Instance.start("keeper", STORE, NODE);
        BOOKS.awaitSettled();
        asking = new Asking(instance);
    }

    @AfterAll
    static void end() {
        instance.close();
        NODE.close();
    }

    @Test
    void saysWhatATableTakes() throws Exception {
        STORE.jdbc().queryForList("ANALYZE TABLE reading_sensor");
        JsonNode table = asking.get("/api/storage").get(0);
        assertThat(table.get("model").asString()).isEqualTo("sensor");
        assertThat(table.get("data_bytes").asLong()).isPositive();
        assertThat(table.get("partitions")).hasSize(24);
        assertThat(table.get("partitions").get(1).get("day").asString())
                .isEqualTo(DAY.minusDays(6).toString());
        assertThat(table.get("oldest").asString()).isEqualTo(YESTERDAY.toString());
        assertThat(table.get("keep_days").isNull()).isTrue();
        assertThat(table.get("next_drop").isNull()).isTrue();
    }

    @Test
    void findsNothingWhereNothingIsWrong() throws Exception {
        JsonNode report = asking.post("/api/storage/rollup-check?model=sensor&device=device-2&day=" + DAY);
        assertThat(report.get("different").asLong()).isZero();
        assertThat(report.get("compared").asLong()).isGreaterThan(1_000);
    }

    @Test
    void findsAndMendsWhatSomebodySpoiled() throws Exception {
        String where = " WHERE model = 'sensor' AND device_id = 'device-1' AND metric = 'temperature'";
        STORE.jdbc()
                .update("UPDATE rollup_minute SET value_count = value_count + 1" + where + " ORDER BY bucket LIMIT 1");
        STORE.jdbc()
                .update("UPDATE rollup_minute SET value_sum = value_sum + 0.5" + where
                        + " ORDER BY bucket DESC LIMIT 1");
        STORE.jdbc().update("UPDATE rollup_hour SET value_last = value_last + 1" + where + " ORDER BY bucket LIMIT 1");
        STORE.jdbc().update("DELETE FROM rollup_day" + where);
        STORE.jdbc()
                .update("INSERT INTO rollup_hour SELECT model, device_id, 'distance', bucket, value_count, value_sum,"
                        + " value_min, value_max, value_last, last_ts, last_message_id FROM rollup_hour" + where
                        + " LIMIT 1");
        String path = "/api/storage/rollup-check?model=sensor&device=device-0&device=device-1&day=" + DAY;
        JsonNode found = asking.post(path);
        assertThat(found.get("different").asLong()).isEqualTo(5);
        assertThat(found.get("repaired").asLong()).isZero();
        assertThat(found.get("examples").toString()).contains("device-1").doesNotContain("device-0");
        JsonNode mended = asking.post(path + "&repair=true");
        assertThat(mended.get("repaired").asLong()).isEqualTo(5);
        assertThat(asking.post(path).get("different").asLong()).isZero();
        BOOKS.assertRollupsEqualRaw();
    }

    @Test
    void mendsWhileReadingsOfTheSameDayComeIn() throws Exception {
        STORE.jdbc().update("DELETE FROM rollup_day WHERE model = 'sensor' AND device_id = 'late'");
        for (int round = 0; round < 10; round++) {
            List<byte[]> entries = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Instant at = YESTERDAY.plusSeconds(i * 60L).plusMillis(round);
                entries.add(Buffer.published("late", "{\"temperature\":" + round + ",\"timestamp\":\"" + at + "\"}"));
            }
            NODE.push(entries);
            STORE.jdbc().update("UPDATE rollup_day SET value_count = value_count + 1 WHERE device_id = 'late'");
            asking.post("/api/storage/rollup-check?model=sensor&device=late&repair=true&day=" + DAY);
        }
        BOOKS.awaitSettled();
        asking.post("/api/storage/rollup-check?model=sensor&device=late&repair=true&day=" + DAY);
        assertThat(STORE.number("SELECT value_count FROM rollup_day WHERE device_id = 'late'"))
                .isEqualTo(2_000);
        BOOKS.assertRollupsEqualRaw();
    }

    @Test
    void letsOnlyAdministratorsCheck() throws Exception {
        assertThat(asking.statusWithoutLogin("/api/storage/rollup-check")).isBetween(401, 403);
    }
}
