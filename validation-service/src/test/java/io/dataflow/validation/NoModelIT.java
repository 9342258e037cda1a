package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoModelIT {

    private final Store store = new Store();
    private final Buffer node = new Buffer("redis-1");
    private final Books books = new Books(store, node);
    private Instance instance;

    @BeforeEach
    void start() {
        instance = Instance.start("one", store, node);
    }

    @AfterEach
    void stop() {
        instance.close();
        node.close();
    }

    @Test
    void keepsReadingsInQuarantineWhenTheLastModelIsRetiredAndStoresAgainOnceOneIsActive() {
        Person admin = Person.ofAdmin(instance);
        assertThat(admin.post("/api/models/sensor/retire").text("/status")).isEqualTo("retired");
        List<byte[]> readings = Published.readings(50, 5, Instant.parse("2026-01-01T00:00:00Z"), new Random(1));
        node.push(readings);
        books.awaitSettled();
        assertThat(store.count("quarantined_reading")).isEqualTo(50);
        assertThat(store.number("SELECT COUNT(*) FROM quarantined_reading"
                        + " WHERE rule_broken = 'must be bound to an active data model'"))
                .isEqualTo(50);
        admin.post("/api/models/sensor/versions/1/activate");
        node.push(Published.readings(20, 5, Instant.parse("2026-01-02T00:00:00Z"), new Random(2)));
        books.awaitSettled();
        assertThat(store.count("reading_sensor")).isEqualTo(20);
    }
}
