package io.dataflow.validation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.query.LatestReading;
import io.dataflow.contract.query.LatestReadings;
import io.dataflow.local.test.TestDatabase;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class LatestValuesIT {

    private static final int PAGE = 3;
    private static final int DEVICES = 10;
    private static final Instant CHANGED = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final DataModel MODEL = ModelJson.read("""
            {"name": "m", "version": 1, "title": "M", "fields": [{"name": "n", "type": "number", "unit": "1"}]}""");

    private final JdbcTemplate jdbc = new JdbcTemplate(
            new DriverManagerDataSource(TestDatabase.freshSchema(), TestDatabase.username(), TestDatabase.password()));
    private final LatestValues latest = new LatestValues(jdbc, PAGE);

    @Test
    void givesEveryDeviceHoweverManyChangedAtOnce() {
        Flyway.configure().dataSource(jdbc.getDataSource()).load().migrate();
        for (int i = 0; i < DEVICES; i++) {
            jdbc.update(
                    "INSERT INTO latest_reading (model, device_id, ts, message_id, received_at, reading, changed_at)"
                            + " VALUES ('m', ?, '2026-01-02 03:04:05', 1, '2026-01-02 03:04:05', '{\"n\":1}',"
                            + " '2026-01-02 03:04:05.678901')",
                    "device-" + i);
        }
        LatestReadings all = latest.changedSince(List.of(MODEL), Optional.empty(), Instant.EPOCH);
        assertThat(all.readings()).extracting(LatestReading::device).containsExactlyElementsOf(devices());
        LatestReadings again = latest.changedSince(List.of(MODEL), Optional.empty(), CHANGED);
        assertThat(again.readings()).hasSize(DEVICES);
        assertThat(Cursor.toInstant(all.cursor())).isEqualTo(CHANGED);
    }

    private static List<String> devices() {
        return IntStream.range(0, DEVICES).mapToObj(i -> "device-" + i).toList();
    }
}
