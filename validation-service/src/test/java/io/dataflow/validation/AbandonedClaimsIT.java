package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.local.test.Patience;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the claims of a process that dies, or sleeps so long that it is taken for dead, with the lease of the defaults. */
class AbandonedClaimsIT {

    private static final int READINGS = 12_000;
    private static final Instant FROM = Instant.now().minus(Duration.ofHours(5));

    /** Fifteen seconds are promised; a machine that is busy with other things may take twice as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String WAITS_FOR_THE_LATEST =
            "SELECT COUNT(*) FROM information_schema.processlist" + " WHERE info LIKE 'INSERT INTO latest_reading%'";

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Store store = new Store();
    private final Buffer node = new Buffer("redis-1");
    private final Books books = new Books(store, node);
    private int pushed;

    @AfterEach
    void end() {
        node.close();
    }

    @Test
    void worksOffWhatADeadInstanceLeft() {
        try (Instance heir = Instance.start(settings("heir"));
                ServiceProcess victim = ServiceProcess.start(settings("victim"))) {
            pauseInTheMiddleOfAClaim(victim);
            victim.kill();
            Instant died = Instant.now();
            awaitVictimsClaimsGone();
            System.out.println("Claims of a dead instance were worked off after "
                    + Duration.between(died, Instant.now()).toMillis() + " ms");
            assertThat(Duration.between(died, Instant.now())).isLessThan(PATIENCE);
            books.awaitSettled();
            assertThat(heir.isRunning()).isTrue();
        }
        assertEverythingIsThereOnce();
    }

    @Test
    void sufferNoHarmFromAnOwnerThatWakesUp() {
        try (Instance heir = Instance.start(settings("heir"));
                ServiceProcess sleeper = ServiceProcess.start(settings("victim"))) {
            pauseInTheMiddleOfAClaim(sleeper);
            awaitVictimsClaimsGone();
            sleeper.resume();
            push(READINGS);
            await().atMost(Patience.LONG)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> node.claimsOf("victim") > 0 || node.everythingIsSettled());
            books.awaitSettled();
            assertThat(sleeper.isAlive()).isTrue();
            assertThat(heir.isRunning()).isTrue();
        }
        assertEverythingIsThereOnce();
    }

    @Test
    void areNotHeldUpForLongByATransactionThatSleeps() throws SQLException {
        Instance heir = Instance.start(settings("heir"));
        try {
            push(1_000);
            books.awaitSettled();
        } finally {
            heir.close();
        }
        try (ServiceProcess sleeper = ServiceProcess.start(settings("victim"))) {
            pauseInTheMiddleOfATransaction(sleeper);
            push(2_000);
            try (Instance other = Instance.start(settings("other"))) {
                Instant started = Instant.now();
                books.awaitSettled();
                Duration heldUp = Duration.between(started, Instant.now());
                System.out.println("A transaction that sleeps held the others up for " + heldUp.toMillis() + " ms");
                sleeper.resume();
                assertThat(other.isRunning()).isTrue();
                push(500);
                books.awaitSettled();
                // The victim's claim is in it, which is the last.
                assertThat(heldUp).isLessThan(PATIENCE);
            }
        }
        assertEverythingIsThereOnce();
    }

    /** It has a claim and will keep it, for it is stopped. */
    private void pauseInTheMiddleOfAClaim(ServiceProcess victim) {
        await().atMost(Patience.LONG).pollDelay(Duration.ZERO).until(() -> {
            push(READINGS / 4);
            await().atMost(Patience.LONG)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> node.claimsOf("victim") > 0 || node.everythingIsSettled());
            victim.pause();
            if (node.claimsOf("victim") > 0) {
                return true;
            }
            victim.resume();
            return false;
        });
    }

    /** It waits for rows that are locked here when it is paused, gets them while it sleeps, and keeps its locks. */
    private void pauseInTheMiddleOfATransaction(ServiceProcess victim) throws SQLException {
        DataSource database = store.dataSource();
        try (Connection blocker = database.getConnection()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().executeQuery("SELECT * FROM latest_reading FOR UPDATE");
            push(1_000);
            await().atMost(Patience.LONG).until(() -> store.number(WAITS_FOR_THE_LATEST) > 0);
            victim.pause();
            blocker.rollback();
        }
        await().until(() -> store.number(WAITS_FOR_THE_LATEST) == 0);
        assertThat(node.claimsOf("victim"))
                .as("claims in the middle of a transaction")
                .isPositive();
    }

    private void awaitVictimsClaimsGone() {
        await().atMost(Patience.LONG).pollInterval(Duration.ofMillis(20)).until(() -> node.claimsOf("victim") == 0);
    }

    private void push(int readings) {
        node.push(Published.readings(readings, 50, FROM.plusSeconds(pushed), random));
        pushed += readings;
    }

    private void assertEverythingIsThereOnce() {
        assertThat(store.count("reading_sensor")).as("seed " + seed).isEqualTo(pushed);
        assertThat(store.outcomes()).isEqualTo(Map.of("stored", (long) pushed, "duplicate", 0L, "rejected", 0L));
        books.assertBalanced();
    }

    private Map<String, String> settings(String name) {
        Map<String, String> settings = Instance.smallClaims(name, store, node);
        settings.remove("dataflow.validation.intake.lease");
        return settings;
    }
}
