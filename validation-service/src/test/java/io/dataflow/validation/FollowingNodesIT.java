package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.local.test.Patience;
import io.dataflow.platform.buffer.NodeState;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Buffer nodes come, go, move and hang while the service runs. */
class FollowingNodesIT {

    private static final Duration PATIENCE_FOR_THREE_SECONDS = Patience.promised(Duration.ofSeconds(3));
    private static final Instant FROM = Instant.now().minus(Duration.ofHours(5));

    private final Random random = new Random(1);
    private final Store store = new Store();
    private final Directory directory = new Directory(store, Instance.SIGNING_KEY);
    private final Buffer first = new Buffer("redis-1");
    private final Buffer second = new Buffer("redis-2");
    private Instance instance;
    private int pushed;

    @BeforeEach
    void begin() {
        instance = Instance.start(Instance.smallClaims("one", store));
    }

    @AfterEach
    void end() {
        instance.close();
        first.close();
        second.close();
    }

    @Test
    void waitsForTheFirstNodeAndSaysSo() {
        await().until(() -> health().getDetails().get("buffer nodes").toString().startsWith("there are none yet"));
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        directory.list(first);
        await().atMost(PATIENCE_FOR_THREE_SECONDS)
                .until(() -> health().getStatus().equals(Status.UP));
        assertThat(health().getDetails()).containsEntry("redis-1", "worked off");
    }

    @Test
    void worksOffANodeThatIsAdded() {
        directory.list(first);
        push(first, 100);
        settled(first);
        push(second, 100);
        directory.list(second);
        await().atMost(PATIENCE_FOR_THREE_SECONDS).until(second::everythingIsSettled);
        assertEverythingIsThereOnce();
    }

    @Test
    void emptiesANodeThatIsDraining() {
        directory.list(first);
        push(first, 100);
        settled(first);
        directory.change(first, NodeState.DRAINING);
        push(first, 5_000);
        settled(first);
        assertEverythingIsThereOnce();
    }

    @Test
    void takesNothingMoreFromANodeThatIsRemoved() {
        directory.list(first);
        push(first, 5_000);
        directory.change(first, NodeState.REMOVED);
        await().atMost(PATIENCE_FOR_THREE_SECONDS)
                .until(() -> !health().getDetails().containsKey("redis-1"));
        await().until(() -> first.claimsOf("one") == 0);
        push(first, 100);
        await().during(Duration.ofSeconds(1)).until(() -> first.waiting() >= 100);
        directory.change(first, NodeState.ACTIVE);
        settled(first);
        assertEverythingIsThereOnce();
    }

    @Test
    void followsANodeToAnotherServerAndBackInTheMiddleOfItsWork() {
        directory.list(first);
        push(first, 20_000);
        await().until(() -> first.settled() > 0);
        push(second, 1_000);
        directory.list(first.name(), second.address());
        settled(second);
        assertThat(first.imbalance()).isZero();
        directory.list(first);
        settled(first);
        assertEverythingIsThereOnce();
    }

    @Test
    void keepsToTheNodesThatItKnowsWhileTheListCanNotBeRead() {
        directory.list(first);
        push(first, 100);
        settled(first);
        store.jdbc().execute("RENAME TABLE buffer_node TO buffer_node_away");
        await().until(() -> health().getDetails().get("buffer nodes").toString().contains("can't be read"));
        push(first, 500);
        settled(first);
        store.jdbc().execute("RENAME TABLE buffer_node_away TO buffer_node");
        directory.list(second);
        push(second, 100);
        settled(second);
        assertEverythingIsThereOnce();
    }

    @Test
    void worksTheOthersOffWhileOneHangs() {
        directory.list(first);
        directory.list(second);
        push(first, 5_000);
        await().until(() -> first.settled() > 0);
        first.server().pause();
        try {
            for (int i = 0; i < 5; i++) {
                push(second, 500);
                await().atMost(PATIENCE_FOR_THREE_SECONDS).until(second::everythingIsSettled);
            }
        } finally {
            first.server().resume();
        }
        settled(first);
        assertEverythingIsThereOnce();
    }

    @Test
    void worksOffWhatLayOnANodeThatRefusedEverythingForAWhile() {
        directory.list(first);
        push(first, 100);
        settled(first);
        push(first, 5_000);
        first.mayWrite(false);
        await().until(() -> health().getDetails().get("redis-1").equals("waiting"));
        first.mayWrite(true);
        settled(first);
        assertEverythingIsThereOnce();
    }

    private Health health() {
        return instance.bean("intakeHealthIndicator", HealthIndicator.class).health();
    }

    private void push(Buffer node, int readings) {
        node.push(Published.readings(readings, 10, FROM.plusSeconds(pushed), random));
        pushed += readings;
    }

    private static void settled(Buffer node) {
        await().atMost(Patience.LONG).until(node::everythingIsSettled);
    }

    private void assertEverythingIsThereOnce() {
        assertThat(store.count("reading_sensor")).isEqualTo(pushed);
        assertThat(store.outcomes()).containsEntry("stored", (long) pushed).containsEntry("duplicate", 0L);
    }
}
