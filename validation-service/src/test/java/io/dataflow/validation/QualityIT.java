package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is said of devices that send badly. */
class QualityIT {

    private static final Instant FROM =
            Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));

    @Test
    void scoresDevicesAndSaysWhy() throws Exception {
        Store store = new Store();
        try (Buffer node = new Buffer("redis-1")) {
            node.push(entries());
            try (Instance instance = Instance.startWithSmallClaims("judge", store, node)) {
                new Books(store, node).awaitSettled();
                Asking asking = new Asking(instance);
                JsonNode report = asking.get("/api/quality?from=" + FROM + "&to=" + FROM.plus(Duration.ofHours(2)));
                assertThat(report.get("devices")).hasSize(2);
                JsonNode gaps = report.get("devices").get(0);
                assertThat(gaps.get("device").asString()).isEqualTo("gaps");
                assertThat(gaps.get("reasons").toString()).contains("one gap of 30 minutes");
                assertThat(gaps.get("score").asInt()).isLessThan(76);
                assertThat(gaps.get("metrics").get(0).get("interval_seconds").asInt())
                        .isEqualTo(60);
                JsonNode stuck = asking.get("/api/quality?device=stuck&from=" + FROM.minusSeconds(3600))
                        .get("devices")
                        .get(0);
                assertThat(stuck.get("summary").asString())
                        .contains("temperature unchanged at 21.5 °C", "refused", "came more than once");
                assertThat(stuck.get("traffic").get("refused").asInt()).isEqualTo(6);
                assertThat(stuck.get("traffic").get("duplicate").asInt()).isEqualTo(10);
                assertThat(stuck.get("traffic").get("stored").asInt()).isEqualTo(120);
                JsonNode first = asking.get("/api/quality?size=1");
                assertThat(first.get("next_cursor").asString()).isEqualTo("gaps");
                assertThat(asking.get("/api/quality?size=1&cursor=gaps")
                                .get("devices")
                                .get(0)
                                .get("device")
                                .asString())
                        .isEqualTo("stuck");
                assertThat(store.number("SELECT SUM(stored_count) FROM device_hour"))
                        .isEqualTo(store.count("reading_sensor"));
                assertThat(store.number("SELECT SUM(refused_count) FROM device_hour"))
                        .isEqualTo(store.count("quarantined_reading"));
            }
        }
    }

    private static List<byte[]> entries() {
        List<byte[]> entries = new ArrayList<>();
        for (int minute = 0; minute < 120; minute++) {
            if (minute < 40 || minute >= 70) {
                entries.add(reading("gaps", minute, minute % 9));
            }
            entries.add(reading("stuck", minute, minute < 30 ? minute : 21.5));
        }
        for (int i = 0; i < 10; i++) {
            entries.add(reading("stuck", i, i));
        }
        for (int i = 0; i < 6; i++) {
            entries.add(Buffer.published("stuck", "{\"temperature\": \"hot\", \"n\": " + i + "}"));
        }
        return entries;
    }

    private static byte[] reading(String device, int minute, double value) {
        return Buffer.published(
                device,
                "{\"temperature\":" + value + ",\"timestamp\":\"" + FROM.plus(Duration.ofMinutes(minute)) + "\"}");
    }
}
