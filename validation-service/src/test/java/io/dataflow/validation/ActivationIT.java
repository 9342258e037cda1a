package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.validation.model.ModelRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Versions are activated back and forth while readings flow into two instances: nothing is lost, doubled or held up. */
class ActivationIT {

    private static final int SWITCHES = 8;
    private static final int EACH = 50;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Store store = new Store();
    private final Buffer node = new Buffer("redis-1");
    private final AtomicBoolean publishing = new AtomicBoolean(true);
    private final AtomicInteger published = new AtomicInteger();

    @AfterEach
    void end() {
        node.close();
    }

    /** Version 1 keeps what it doesn't know, and version 2 has a column for it: where a value went tells who judged it. */
    @Test
    void losesDoublesAndDelaysNothing() throws Exception {
        try (Instance one = Instance.startWithSmallClaims("one", store, node);
                Instance two = Instance.startWithSmallClaims("two", store, node)) {
            Person admin = Person.ofAdmin(one);
            draftSecond(admin);
            Thread publisher = Thread.ofPlatform().start(this::publish);
            Watch watch = new Watch();
            for (int i = 0; i < SWITCHES; i++) {
                int version = 2 - i % 2;
                assertThat(admin.post("/api/models/sensor/versions/" + version + "/activate")
                                .status())
                        .isEqualTo(200);
                Awaitility.await().until(() -> watch.look() && judgesBy(one, version) && judgesBy(two, version));
                long before = store.count("reading_sensor");
                Awaitility.await().until(() -> watch.look() && store.count("reading_sensor") > before + 10 * EACH);
            }
            publishing.set(false);
            publisher.join();
            new Books(store, node).awaitSettled();
            assertThat(watch.longest).isLessThan(LONGEST_PAUSE);
        }
        assertThat(store.count("reading_sensor")).isEqualTo(published.get());
        assertThat(store.count("quarantined_reading")).isZero();
        assertThat(store.outcomes()).containsEntry("duplicate", 0L);
        String known = "JSON_EXTRACT(extras, '$.turn') IS NOT NULL";
        long byFirst = store.number("SELECT COUNT(*) FROM reading_sensor WHERE " + known + " AND turn IS NULL");
        long bySecond = store.number("SELECT COUNT(*) FROM reading_sensor WHERE turn IS NOT NULL AND extras IS NULL");
        assertThat(byFirst).isPositive();
        assertThat(bySecond).isPositive();
        assertThat(byFirst + bySecond).as("each by one of the two").isEqualTo(published.get());
        new Books(store, node).assertBalanced();
    }

    /** How long nothing was stored, seen from outside. */
    private final class Watch {

        private long stored;
        private Instant changed = Instant.now();
        private Duration longest = Duration.ZERO;

        boolean look() {
            long now = store.count("reading_sensor");
            if (now > stored) {
                stored = now;
                changed = Instant.now();
            }
            Duration pause = Duration.between(changed, Instant.now());
            longest = pause.compareTo(longest) > 0 ? pause : longest;
            return true;
        }
    }

    private void publish() {
        Instant from = Instant.now().minusSeconds(3600);
        while (publishing.get()) {
            List<byte[]> some = new ArrayList<>(EACH);
            for (int i = 0; i < EACH; i++) {
                int number = published.getAndIncrement();
                some.add(Buffer.published(
                        "sensor_%03d".formatted(number % 20),
                        "{\"temperature\": 20, \"humidity\": 50, \"distance\": 1, \"turn\": " + number
                                + ", \"timestamp\": \"" + from.plusMillis(number) + "\"}"));
            }
            node.push(some);
            Awaitility.await().until(() -> node.waiting() < 20 * EACH);
        }
    }

    private static void draftSecond(Person admin) {
        admin.post("/api/models/sensor/drafts");
        String model = admin.get("/api/models/sensor/versions/2").at("/model").toString();
        String wider = model.replaceFirst("\\]\\}$", ",{\"name\":\"turn\",\"type\":\"integer\"}]}");
        assertThat(admin.put("/api/models/sensor/versions/2", "{\"model\": " + wider + "}")
                        .at("/valid")
                        .asBoolean())
                .isTrue();
    }

    private static boolean judgesBy(Instance instance, int version) {
        return instance.bean(ModelRegistry.class)
                .active()
                .named("sensor")
                .filter(model -> model.version() == version)
                .isPresent();
    }
}
