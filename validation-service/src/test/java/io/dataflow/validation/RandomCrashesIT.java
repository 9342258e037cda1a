package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.local.LocalServer;
import io.dataflow.local.test.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever dies or sleeps at random, and however often: each node's books balance, and everything is there once. */
class RandomCrashesIT {

    private static final int ROUNDS = Integer.getInteger("dataflow.test.rounds", 8);
    private static final int READINGS_A_ROUND = 1_500;
    private static final int REFUSED_A_ROUND = 20;
    private static final Instant FROM = Instant.now().minus(Duration.ofHours(5));

    private final long seed = Long.getLong("dataflow.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Store store = new Store();
    private final Buffer first = new Buffer("redis-1");
    private final Buffer second = new Buffer("redis-2");
    private final Books books = new Books(store, first, second);
    private final ServiceProcess[] instances = new ServiceProcess[2];
    private int readings;
    private int refused;

    @BeforeEach
    void begin() {
        System.out.println("Random crashes with -Ddataflow.test.seed=" + seed);
        for (int i = 0; i < instances.length; i++) {
            instances[i] = start(i);
        }
    }

    @AfterEach
    void end() {
        for (ServiceProcess instance : instances) {
            instance.kill();
        }
        first.close();
        second.close();
    }

    @Test
    void balanceAndStoreEverythingOnce() {
        push();
        await().atMost(Duration.ofMinutes(3)).until(() -> books.settled() > 0);
        for (int round = 0; round < ROUNDS; round++) {
            push();
            pause(random.nextInt(1_500));
            strike(round);
            assertThat(first.imbalance()).as("%s, seed %d", first.name(), seed).isZero();
            assertThat(second.imbalance())
                    .as("%s, seed %d", second.name(), seed)
                    .isZero();
        }
        books.awaitSettled();
        assertThat(store.count("reading_sensor")).as("seed " + seed).isEqualTo(readings);
        assertThat(store.count("quarantined_reading")).as("seed " + seed).isEqualTo(refused);
        assertThat(store.outcomes())
                .as("seed " + seed)
                .isEqualTo(Map.of("stored", (long) readings, "duplicate", 0L, "rejected", (long) refused));
        assertThat(store.number("SELECT SUM(stored_count) FROM device_hour"))
                .as("seed " + seed)
                .isEqualTo(readings);
        books.assertBalanced();
    }

    private void strike(int round) {
        int which = random.nextInt(instances.length);
        Buffer node = random.nextBoolean() ? first : second;
        int what = random.nextInt(6);
        System.out.println("Round " + round + ": strike " + what + " at instance " + which + " or " + node.name());
        switch (what) {
            case 0, 1 -> {
                instances[which].kill();
                instances[which] = start(which);
            }
            case 2 -> {
                instances[which].pause();
                pause(4_000 + random.nextInt(3_000));
                instances[which].resume();
            }
            case 3 -> {
                node.server().kill();
                pause(random.nextInt(5_000));
                node.server().restart();
            }
            case 4 -> sleep(node.server());
            default ->
                TestDatabase.localServer().ifPresent(database -> {
                    database.kill();
                    pause(random.nextInt(2_000));
                    database.restart();
                });
        }
    }

    private void sleep(LocalServer server) {
        server.pause();
        pause(random.nextInt(6_000));
        server.resume();
    }

    private void push() {
        List<byte[]> entries =
                new ArrayList<>(Published.readings(READINGS_A_ROUND, 50, FROM.plusSeconds(readings), random));
        for (int i = 0; i < REFUSED_A_ROUND; i++) {
            entries.add(Published.malformed(refused + i));
        }
        Collections.shuffle(entries, random);
        int half = entries.size() / 2;
        first.push(entries.subList(0, half));
        second.push(entries.subList(half, entries.size()));
        readings += READINGS_A_ROUND;
        refused += REFUSED_A_ROUND;
    }

    private ServiceProcess start(int which) {
        return ServiceProcess.start(Instance.smallClaims("random-" + which, store, first, second));
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
