package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.local.test.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A database that is there but takes nothing, or takes long: the queue waits and goes on by itself, and the log says so once. */
@ExtendWith(OutputCaptureExtension.class)
class SickDatabaseIT {

    private static final int READINGS = 3_000;
    private static final int REFUSED = 30;
    private static final String ILL = "Readings wait on buffer node redis-1";
    private static final String WELL = "Readings of buffer node redis-1 are worked off again";

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Store store = new Store();
    private final Buffer node = new Buffer("redis-1");
    private final Books books = new Books(store, node);
    private final Line line = new Line(store.url());
    private Instance instance;
    private int pushed;

    @BeforeEach
    void begin() {
        Map<String, String> settings = Instance.smallClaims("patient", store, node);
        settings.put("dataflow.database.url", line.url(store.url()));
        instance = Instance.start(settings);
        push();
        books.awaitSettled();
    }

    @AfterEach
    void end() {
        instance.close();
        line.close();
        node.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1290, HY000, The server is running with the --read-only option
            1836, HY000, Running in read-only mode
            1114, HY000, The table 'claim_settlement' is full
            1021, HY000, Disk full; waiting for someone to free some space
            1053, 08S01, Server shutdown in progress
            1317, 70100, Query execution was interrupted
            """)
    void waitsForADatabaseThatTakesNothing(int code, String state, String words, CapturedOutput output) {
        // As the server itself would say it, in the middle of each transaction.
        store.jdbc()
                .execute("CREATE TRIGGER sick BEFORE INSERT ON outcome_total FOR EACH ROW SIGNAL SQLSTATE '" + state
                        + "' SET MYSQL_ERRNO = " + code + ", MESSAGE_TEXT = '" + words.replace("'", "''") + "'");
        long before = node.settled();
        push();
        await().atMost(Patience.LONG).until(() -> output.getOut().contains(ILL));
        assertThat(node.settled()).as("seed " + seed).isEqualTo(before);
        store.jdbc().execute("DROP TRIGGER sick");
        assertEverythingIsThereOnce();
        assertThat(times(output, ILL)).isOne();
        assertThat(output.getOut()).contains(words);
        await().atMost(Patience.LONG).until(() -> times(output, WELL) == 1);
    }

    @Test
    void waitsForATableThatIsReallyFull(CapturedOutput output) {
        store.jdbc().execute("ALTER TABLE outcome_minute ENGINE = MEMORY MAX_ROWS = 1");
        long rows = fillUp();
        push();
        await().atMost(Patience.LONG).until(() -> output.getOut().contains(ILL));
        store.jdbc().execute("DELETE FROM outcome_minute WHERE node LIKE 'filled%'");
        store.jdbc().execute("ALTER TABLE outcome_minute ENGINE = InnoDB");
        assertThat(rows).isPositive();
        assertEverythingIsThereOnce();
        assertThat(times(output, ILL)).isOne();
    }

    @Test
    void goesOnSlowlyWithADatabaseThatIsSlow(CapturedOutput output) {
        line.delay(Duration.ofMillis(20));
        push();
        await().atMost(Patience.LONG).until(() -> node.claimed() > 0);
        assertEverythingIsThereOnce();
        assertThat(times(output, ILL)).isZero();
    }

    @Test
    void goesOnWithTheNextServerWhenOneFailsOver(CapturedOutput output) {
        for (int round = 0; round < 3; round++) {
            push();
            int settled = (int) node.settled();
            await().atMost(Patience.LONG).pollInterval(Duration.ofMillis(1)).until(() -> node.settled() > settled);
            line.refuse(true);
            await().atMost(Patience.LONG)
                    .until(() -> node.everythingIsSettled() || times(output, ILL) > times(output, WELL));
            line.refuse(false);
            books.awaitSettled();
            await().atMost(Patience.LONG).until(() -> times(output, ILL) == times(output, WELL));
        }
        assertEverythingIsThereOnce();
        assertThat(times(output, ILL)).isLessThanOrEqualTo(3);
    }

    @Test
    void storesOnceWhatItDoesNotHearOf(CapturedOutput output) {
        push();
        await().atMost(Patience.LONG).pollInterval(Duration.ofMillis(1)).until(() -> node.claimed() > 0);
        line.silent(true);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(30)).until(() -> true);
        line.refuse(false);
        line.silent(false);
        assertEverythingIsThereOnce();
        assertThat(times(output, ILL)).isLessThanOrEqualTo(1);
    }

    private long fillUp() {
        long rows = 0;
        while (true) {
            try {
                rows += store.jdbc()
                        .update(
                                "INSERT INTO outcome_minute VALUES (UTC_TIMESTAMP(), ?, 'x', 0, 0, 0)",
                                "filled" + rows);
            } catch (RuntimeException e) {
                assertThat(e).hasMessageContaining("full");
                return rows;
            }
        }
    }

    private void push() {
        Instant from = Instant.now().minus(Duration.ofHours(5)).plusSeconds(600L * pushed);
        List<byte[]> entries = new ArrayList<>(Published.readings(READINGS, 50, from, random));
        for (int i = 0; i < REFUSED; i++) {
            entries.add(Published.malformed(i));
        }
        Collections.shuffle(entries, random);
        node.push(entries);
        pushed++;
    }

    private void assertEverythingIsThereOnce() {
        books.awaitSettled();
        assertThat(store.count("reading_sensor")).as("seed " + seed).isEqualTo(pushed * READINGS);
        assertThat(store.count("quarantined_reading")).as("seed " + seed).isEqualTo(pushed * REFUSED);
        assertThat(store.outcomes())
                .isEqualTo(Map.of(
                        "stored", (long) pushed * READINGS, "duplicate", 0L, "rejected", (long) pushed * REFUSED));
        assertThat(store.number("SELECT SUM(stored_count) FROM device_hour")).isEqualTo(pushed * READINGS);
        books.assertBalanced();
    }

    private static int times(CapturedOutput output, String words) {
        return output.getOut().split(Pattern.quote(words), -1).length - 1;
    }
}
