package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was accepted is stored once or is in quarantine, and the books balance. */
class ExactlyOnceIT {

    private static final Instant FROM = Instant.now().minus(Duration.ofHours(5));

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Store store = new Store();
    private final Buffer first = new Buffer("redis-1");
    private final Buffer second = new Buffer("redis-2");
    private final Books books = new Books(store, first, second);

    @AfterEach
    void end() {
        first.close();
        second.close();
    }

    @Test
    void storesEveryGoodReadingOnceAndKeepsEveryBadOne() {
        List<byte[]> entries = Published.readings(9_830, 100, FROM, random);
        for (int i = 0; i < 170; i++) {
            entries.add(Published.malformed(i));
        }
        Collections.shuffle(entries, random);
        first.push(entries.subList(0, 5_000));
        second.push(entries.subList(5_000, 10_000));
        try (Instance instance = Instance.start("one", store, first, second)) {
            books.awaitSettled();
            assertThat(store.count("reading_sensor")).as("seed " + seed).isEqualTo(9_830);
            assertThat(store.count("quarantined_reading")).isEqualTo(170);
            assertThat(store.outcomes()).isEqualTo(Map.of("stored", 9_830L, "duplicate", 0L, "rejected", 170L));
            assertThat(store.count("latest_reading")).isEqualTo(100);
            assertThat(instance.isRunning()).isTrue();
        }
        books.assertBalanced();
        assertThat(store.count("claim_settlement")).isZero();
    }

    @Test
    void emptiesANodeThatHasNoRoomLeft() {
        first.push(Published.readings(3_000, 10, FROM, random));
        first.leaveNoRoom();
        Instance one = Instance.start("one", store, first, second);
        try {
            books.awaitSettled();
        } finally {
            one.close();
        }
        assertThat(store.count("reading_sensor")).as("seed " + seed).isEqualTo(3_000);
        books.assertBalanced();
    }

    @Test
    void countsLateAndRepeatedReadingsOnceInTheRollups() {
        List<byte[]> readings = Published.readings(3_000, 10, FROM, random);
        List<byte[]> again = readings.subList(500, 1_500);
        List<byte[]> late = Published.readings(500, 10, FROM.minus(Duration.ofDays(20)), random);
        try (Instance instance = Instance.start("one", store, first, second)) {
            first.push(readings);
            books.awaitSettled();
            second.push(again);
            first.push(late);
            List<byte[]> mixed = new ArrayList<>(again);
            mixed.addAll(Published.readings(200, 10, FROM.minus(Duration.ofDays(1)), random));
            mixed.addAll(mixed.subList(900, 1_200));
            second.push(mixed);
            books.awaitSettled();
            assertThat(instance.isRunning()).isTrue();
        }
        assertThat(store.count("reading_sensor")).as("seed " + seed).isEqualTo(3_700);
        assertThat(store.outcomes()).isEqualTo(Map.of("stored", 3_700L, "duplicate", 2_300L, "rejected", 0L));
        books.assertBalanced();
    }

    @Test
    void knowsAnUndatedReadingAgainByItsDelivery() {
        byte[] once = Buffer.published("sensor_001", "{\"temperature\": 20}".getBytes(), 4711);
        byte[] twice = Buffer.published("sensor_001", "{\"temperature\": 20}".getBytes(), 4711);
        byte[] another = Buffer.published("sensor_001", "{\"temperature\": 20}".getBytes(), 4712);
        byte[] bad = Buffer.published("sensor_001", "{\"temperature\": 200}".getBytes(), 4713);
        byte[] badAgain = Buffer.published("sensor_001", "{\"temperature\": 200}".getBytes(), 4713);
        first.push(List.of(once, bad));
        second.push(List.of(twice, another, badAgain));
        try (Instance instance = Instance.start("one", store, first, second)) {
            books.awaitSettled();
            assertThat(instance.isRunning()).isTrue();
        }
        assertThat(store.outcomes()).isEqualTo(Map.of("stored", 2L, "duplicate", 2L, "rejected", 1L));
        assertThat(store.number("SELECT COUNT(*) FROM quarantined_reading WHERE HEX(id) = UPPER('"
                        + MessageId.ofDelivery(4713) + "')"))
                .isOne();
    }

    @Test
    void changesNothingWhenAClaimIsProcessedASecondTime() {
        List<byte[]> entries = new ArrayList<>(Published.readings(300, 10, FROM, random));
        entries.add(Published.malformed(3));
        first.leaveBehind("claim-of-a-dead-one", "dead", entries);
        try (Instance instance = Instance.start("one", store, first, second)) {
            books.awaitSettled();
            Map<String, Long> outcomes = store.outcomes();
            first.leaveBehind("claim-of-a-dead-one", "dead-too", entries);
            books.awaitSettled();
            assertThat(store.outcomes()).isEqualTo(outcomes).containsEntry("stored", 300L);
            assertThat(store.count("claim_settlement"))
                    .as("an adopted claim stays known")
                    .isOne();
            assertThat(instance.isRunning()).isTrue();
        }
        assertThat(store.count("reading_sensor")).isEqualTo(300);
        books.assertRollupsEqualRaw();
    }

    @Test
    void splitsTheWorkOfANodeBetweenTwoInstances() {
        try (Instance one = Instance.start("one", store, first, second);
                Instance two = Instance.start("two", store, first, second)) {
            List<byte[]> readings = Published.readings(20_000, 50, FROM, random);
            for (int from = 0; from < readings.size(); from += 1_000) {
                first.push(readings.subList(from, from + 1_000));
                second.push(readings.subList(Math.max(0, from - 100), from));
            }
            books.awaitSettled();
            assertThat(one).isNotEqualTo(two);
        }
        assertThat(store.count("reading_sensor")).as("seed " + seed).isEqualTo(20_000);
        books.assertBalanced();
    }

    @Test
    void keepsWhatIsNoEnvelope() {
        first.push(List.of("somebody else's".getBytes(), "somebody else's".getBytes(), new byte[0], new byte[] {9, 9}));
        try (Instance instance = Instance.start("one", store, first)) {
            books.awaitSettled();
            assertThat(instance.isRunning()).isTrue();
        }
        assertThat(store.count("quarantined_reading")).isEqualTo(4);
        assertThat(store.outcomes()).containsEntry("rejected", 4L);
    }
}
