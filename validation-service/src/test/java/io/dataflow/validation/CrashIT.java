package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.local.LocalDatabase;
import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whichever process dies in the middle: nothing is lost, nothing is stored or counted twice. */
class CrashIT {

    private static final int READINGS = 10_000;
    private static final int REFUSED = 100;
    private static final Instant FROM = Instant.now().minus(Duration.ofHours(5));

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Store store = new Store();
    private final Buffer first = new Buffer("redis-1");
    private final Buffer second = new Buffer("redis-2");
    private final Books books = new Books(store, first, second);
    private int readings;
    private int refused;

    @AfterEach
    void end() {
        first.close();
        second.close();
    }

    @Test
    void survivesItsOwnDeath() {
        try (ServiceProcess victim = ServiceProcess.start(Instance.smallClaims("victim", store, first, second))) {
            stopInTheMiddle(victim::pause, victim::resume);
            assertThat(victim.isAlive()).isTrue();
        }
        try (Instance heir = Instance.start("heir", store, first, second)) {
            books.awaitSettled();
            assertThat(heir.isRunning()).isTrue();
        }
        assertEverythingIsThereOnce();
    }

    @Test
    void waitsForADatabaseThatDied() {
        assumeThat(TestDatabase.localServer()).as("a server of ours to kill").isPresent();
        LocalDatabase database = TestDatabase.localServer().orElseThrow();
        try (Instance instance = Instance.startWithSmallClaims("patient", store, first, second)) {
            stopInTheMiddle(database::kill, database::restart);
            database.restart();
            books.awaitSettled();
            assertThat(instance.isRunning()).isTrue();
        }
        assertEverythingIsThereOnce();
    }

    @Test
    void goesOnWithTheOtherNodeWhileOneIsAway() {
        try (Instance instance = Instance.startWithSmallClaims("patient", store, first, second)) {
            stopInTheMiddle(() -> first.mayWrite(false), () -> first.mayWrite(true));
            assertThat(first.claimed()).as("seed " + seed).isPositive();
            first.server().kill();
            push(second);
            await().atMost(Patience.LONG).until(second::everythingIsSettled);
            first.server().restart();
            books.awaitSettled();
            assertThat(instance.isRunning()).isTrue();
        }
        assertEverythingIsThereOnce();
    }

    /** Stops it while a claim is taken off the first node and not settled, on machines of any speed. */
    private void stopInTheMiddle(Runnable stop, Runnable goOn) {
        push(first, second);
        awaitSomeSettled();
        stop.run();
        while (first.claimed() == 0) {
            goOn.run();
            if (first.everythingIsSettled()) {
                push(first, second);
            }
            await().atMost(Patience.LONG)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> first.claimed() > 0 || first.everythingIsSettled());
            stop.run();
        }
    }

    private void push(Buffer... nodes) {
        List<byte[]> entries = new ArrayList<>(Published.readings(READINGS, 50, FROM.plusSeconds(readings), random));
        for (int i = 0; i < REFUSED; i++) {
            entries.add(Published.malformed(refused + i));
        }
        readings += READINGS;
        refused += REFUSED;
        Collections.shuffle(entries, random);
        for (int i = 0; i < nodes.length; i++) {
            nodes[i].push(entries.subList(entries.size() * i / nodes.length, entries.size() * (i + 1) / nodes.length));
        }
    }

    private void awaitSomeSettled() {
        await().atMost(Duration.ofMinutes(6)).pollInterval(Duration.ofMillis(1)).until(() -> books.settled() > 0);
    }

    private void assertEverythingIsThereOnce() {
        assertThat(store.count("reading_sensor")).as("seed " + seed).isEqualTo(readings);
        assertThat(store.count("quarantined_reading")).as("seed " + seed).isEqualTo(refused);
        assertThat(store.outcomes())
                .isEqualTo(Map.of("stored", (long) readings, "duplicate", 0L, "rejected", (long) refused));
        assertThat(store.number("SELECT SUM(stored_count) FROM device_hour")).isEqualTo(readings);
        books.assertBalanced();
    }
}
