package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/** What must be true of a store and its buffer nodes once everything is settled. */
final class Books {

    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final String BUCKET = "CAST(DATE_FORMAT(ts, '%s') AS DATETIME)";
    private static final String MINUTE = BUCKET.formatted("%Y-%m-%d %H:%i:00");
    private static final String HOUR = BUCKET.formatted("%Y-%m-%d %H:00:00");
    private static final String DAY = BUCKET.formatted("%Y-%m-%d 00:00:00");

    private final Store store;
    private final List<Buffer> nodes;

    Books(Store store, Buffer... nodes) {
        this.store = store;
        this.nodes = List.of(nodes);
    }

    void awaitSettled() {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> nodes.stream().allMatch(Buffer::everythingIsSettled));
    }

    long settled() {
        return nodes.stream().mapToLong(Buffer::settled).sum();
    }

    void assertBalanced() {
        for (Buffer node : nodes) {
            assertThat(store.outcomesOf(node.name())).as(node.name()).isEqualTo(node.settled());
        }
        assertThat(store.outcomesByMinute()).isEqualTo(settled());
        assertRollupsEqualRaw();
    }

    void assertRollupsEqualRaw() {
        for (String metric : List.of("temperature", "humidity", "distance")) {
            assertThat(store.wrongRollups(metric, "rollup_minute", MINUTE))
                    .as(metric)
                    .isEmpty();
            assertThat(store.wrongRollups(metric, "rollup_hour", HOUR))
                    .as(metric)
                    .isEmpty();
            assertThat(store.wrongRollups(metric, "rollup_day", DAY)).as(metric).isEmpty();
        }
    }
}
