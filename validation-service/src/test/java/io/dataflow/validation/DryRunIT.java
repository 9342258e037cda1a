package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A version is tried on what is stored and on what was refused, and changes nothing. */
class DryRunIT {

    private static final Store STORE = new Store();
    private static final Buffer NODE = new Buffer("redis-1");

    private static Instance instance;
    private static Person admin;

    @BeforeAll
    static void storeSome() {
        Instant from = Instant.now().minusSeconds(3600);
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            entries.add(Buffer.published(
                    "d" + i % 4,
                    "{\"temperature\": " + i % 100 + ", \"note\": \"n\", \"timestamp\": \"" + from.plusSeconds(i)
                            + "\"}"));
        }
        for (int i = 0; i < 10; i++) {
            entries.add(Buffer.published("hot", "{\"temperature\": " + (126 + i) + "}"));
        }
        NODE.push(entries);
        instance = Instance.start("one", STORE, NODE);
        new Books(STORE, NODE).awaitSettled();
        admin = Person.ofAdmin(instance);
    }

    @AfterAll
    static void end() {
        instance.close();
        NODE.close();
    }

    @Test
    void saysWhatItWouldRefuseAndAccept() {
        Person.Answer report = run("{\"name\": \"temperature\", \"type\": \"number\", \"max\": 130}", "");
        assertThat(report.at("/stored/looked_at").asInt()).as("%s", report).isEqualTo(200);
        assertThat(report.at("/stored/refused").asInt()).isZero();
        assertThat(report.at("/quarantined/looked_at").asInt()).isEqualTo(10);
        assertThat(report.at("/quarantined/accepted").asInt()).isEqualTo(5);
        assertThat(report.text("/words"))
                .isEqualTo(
                        "It would refuse 0 % of all 200 stored readings; of 10 readings in quarantine it would accept 5.");
        assertThat(STORE.count("reading_sensor")).isEqualTo(200);
        assertThat(STORE.count("quarantined_reading")).isEqualTo(10);
    }

    @Test
    void groupsByReasonWithDevicesAndExamples() {
        Person.Answer report = run("{\"name\": \"temperature\", \"type\": \"number\", \"max\": 89}", "");
        assertThat(report.at("/stored/refused").asInt()).as("%s", report).isEqualTo(20);
        assertThat(report.at("/stored/refused_percent").asDouble()).isEqualTo(10);
        assertThat(report.text("/stored/reasons/0/pointer")).isEqualTo("/temperature");
        assertThat(report.text("/stored/reasons/0/rule")).isEqualTo("must be at most 89");
        assertThat(report.at("/stored/reasons/0/devices").asInt()).isEqualTo(4);
        assertThat(report.at("/stored/reasons/0/examples")).hasSize(3);
        assertThat(report.text("/stored/reasons/0/examples/0/payload")).contains("\"note\":\"n\"");
        assertThat(run("{\"name\": \"note\", \"type\": \"integer\"}", "")
                        .at("/stored/refused")
                        .asInt())
                .as("what the model didn't know is judged as well")
                .isEqualTo(200);
    }

    @Test
    void looksAtASampleOfMoreAndSaysSo() {
        Person.Answer report = run("{\"name\": \"temperature\", \"type\": \"number\"}", ", \"sample\": 48");
        assertThat(report.at("/stored/readings").asInt()).as("%s", report).isEqualTo(200);
        assertThat(report.at("/stored/looked_at").asInt()).isBetween(1, 48);
        assertThat(report.text("/words")).contains("spread evenly over 200 stored ones");
    }

    @Test
    void refusesWhatCannotBeTried() {
        assertThat(admin.post("/api/models/sensor/dry-run", "{}").status()).isEqualTo(400);
        assertThat(admin.post("/api/models/sensor/dry-run", "{\"version\": 1, \"sample\": 0}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.post("/api/models/sensor/dry-run", "{\"model\": {\"name\": \"sensor\"}}")
                        .status())
                .isEqualTo(422);
        assertThat(admin.post("/api/models/sensor/dry-run", "{\"version\": 1}")
                        .at("/stored/refused")
                        .asInt())
                .isZero();
        assertThat(Person.ofAnalyst(instance)
                        .post("/api/models/sensor/dry-run", "{\"version\": 1}")
                        .status())
                .isEqualTo(403);
    }

    private static Person.Answer run(String fields, String rest) {
        return admin.post(
                "/api/models/sensor/dry-run",
                "{\"model\": {\"name\": \"sensor\", \"fields\": [" + fields + "]}" + rest + "}");
    }
}
