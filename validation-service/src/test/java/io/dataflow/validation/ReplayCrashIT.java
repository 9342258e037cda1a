package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.local.test.Patience;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever dies in the middle of a replay: another goes on, and each reading is stored once or still in quarantine. */
class ReplayCrashIT {

    private static final int READINGS = 12_000;
    private static final int HOPELESS = 1_000;
    private static final Instant FROM = Instant.now().minus(Duration.ofHours(5));

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Store store = new Store();
    private final Buffer node = new Buffer("redis-1");
    private final Books books = new Books(store, node);

    @AfterEach
    void end() {
        node.close();
    }

    @Test
    void anotherInstanceGoesOnWithAReplayWhoseInstanceWasKilled() throws IOException {
        int port = freePort();
        Map<String, String> settings = Instance.settings("replaying", store, node);
        settings.put("server.port", Integer.toString(port));
        node.push(refused());
        long job;
        try (ServiceProcess victim = ServiceProcess.start(settings)) {
            books.awaitSettled();
            assertThat(store.count("quarantined_reading")).isEqualTo(READINGS + HOPELESS);
            String url = "http://127.0.0.1:" + port;
            await().atMost(Patience.LONG).ignoreExceptions().until(() -> {
                Panel.admin(url);
                return true;
            });
            Panel panel = Panel.admin(url);
            job = panel.post(202, "/api/quarantine/replay", """
                    {"selection": {"filter": {}},
                     "steps": [{"step": "parse_number", "field": "temperature"},
                               {"step": "convert", "field": "temperature", "from": "K", "to": "°C"}]}""").get("id").asLong();
            await().atMost(Patience.LONG)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> store.number("SELECT looked_at_count FROM quarantine_job") > 0);
            victim.kill();
        }
        assertThat(store.number("SELECT looked_at_count FROM quarantine_job"))
                .as("it was killed in the middle; seed " + seed)
                .isLessThan(READINGS + HOPELESS);
        assertThat(store.count("reading_sensor") + store.count("quarantined_reading"))
                .isEqualTo(READINGS + HOPELESS);
        try (Instance heir = Instance.start("heir", store, node)) {
            Panel panel = Panel.admin(heir.url(""));
            await().atMost(Patience.LONG)
                    .until(() -> panel.get("/api/quarantine/jobs/" + job)
                            .get("state")
                            .asString()
                            .equals("done"));
            assertDone(panel.get("/api/quarantine/jobs/" + job).get("progress"), panel);
        }
    }

    private void assertDone(JsonNode progress, Panel panel) {
        assertThat(progress.get("looked_at").asInt()).as("seed " + seed).isEqualTo(READINGS + HOPELESS);
        assertThat(progress.get("stored").asInt()).isEqualTo(READINGS);
        assertThat(progress.get("duplicate").asInt()).isZero();
        assertThat(progress.get("refused").asInt()).isEqualTo(HOPELESS);
        assertThat(store.count("reading_sensor")).isEqualTo(READINGS);
        assertThat(store.count("quarantined_reading")).isEqualTo(HOPELESS);
        assertThat(store.number("SELECT COUNT(*) FROM quarantined_reading WHERE attempts = 1"))
                .as("none is mended twice")
                .isEqualTo(HOPELESS);
        assertThat(store.number("SELECT COUNT(*) FROM reading_sensor WHERE temperature < -1 OR temperature > 51"))
                .as("none is converted twice")
                .isZero();
        assertThat(store.outcomes())
                .isEqualTo(Map.of("stored", 0L, "duplicate", 0L, "rejected", (long) READINGS + HOPELESS));
        assertThat(panel.get("/api/quarantine/account").get("balanced").asBoolean())
                .isTrue();
        books.assertBalanced();
    }

    private List<byte[]> refused() {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < READINGS + HOPELESS; i++) {
            String kelvin = i % 13 == 12 ? "4" : Double.toString(273.15 + random.nextInt(500) / 10.0);
            String time = i % 2 == 0 ? "" : ",\"timestamp\":\"" + FROM.plusSeconds(i) + "\"";
            entries.add(Buffer.published("sensor_" + i % 50, "{\"temperature\":\"" + kelvin + "\"" + time + "}"));
        }
        return entries;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
