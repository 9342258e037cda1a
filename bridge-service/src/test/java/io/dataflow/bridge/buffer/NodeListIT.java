package io.dataflow.bridge.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.buffer.AbandonedNodes.Abandoned;
import io.dataflow.local.test.Patience;
import io.dataflow.platform.Secret;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeClients;
import io.dataflow.platform.buffer.NodeDirectory;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.NodeState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several bridges that write the list of buffer nodes at the same time. */
class NodeListIT {

    private static final NodeName NODE = new NodeName("node");
    private static final NodeTrial AWAY = new NodeTrial.Unreachable("does not answer");
    private static final int BRIDGES = 6;
    private static final int CHANGES = 250;

    private final NodeListSchema schema = new NodeListSchema();
    private final ExecutorService threads = Executors.newFixedThreadPool(BRIDGES);

    private final AtomicInteger moved = new AtomicInteger();

    @AfterEach
    void end() {
        threads.shutdownNow();
        schema.close();
    }

    @Test
    void makesAllChangesWhicheverComeTogether() throws Exception {
        long seed = System.nanoTime();
        System.out.println("Seed " + seed);
        List<Future<?>> bridges = new ArrayList<>();
        for (int i = 0; i < BRIDGES; i++) {
            Random random = new Random(seed + i);
            bridges.add(threads.submit(() -> IntStream.range(0, CHANGES).forEach(change -> changeSomething(random))));
        }
        for (Future<?> bridge : bridges) {
            assertThat(bridge).as("seed " + seed).succeedsWithin(Patience.LONG);
        }
        assertThat(moved.get()).as("seed " + seed).isPositive();
    }

    private void changeSomething(Random random) {
        NodeName name = new NodeName("node-" + random.nextInt(4));
        NodeAddress place = NodeListSchema.nowhere(random.nextInt(4));
        NodeRegister register = schema.register();
        Optional<NodeRegister.Line> line = register.find(name).filter(NodeRegister.Line::inUse);
        if (line.isEmpty()) {
            schema.abandoned().usedAgain(place.place(), AWAY, () -> register.add(name, place));
        } else {
            change(line.get(), place, random);
        }
    }

    private void change(NodeRegister.Line line, NodeAddress place, Random random) {
        NodeRegister register = schema.register();
        boolean told = random.nextBoolean();
        switch (random.nextInt(4)) {
            case 0 -> register.remove(line, schema.last(line, told));
            case 1 -> {
                Optional<LastLedger> last = Optional.of(schema.last(line, told));
                schema.abandoned().usedAgain(place.place(), AWAY, () -> register.replace(line, place, told, last));
            }
            case 2 -> {
                if (schema.abandoned().usedAgain(line.place(), AWAY, () -> register.move(line, place))) {
                    moved.incrementAndGet();
                }
            }
            default -> tellAll();
        }
    }

    private void tellAll() {
        NodeCounts counts = new NodeCounts(7, 7, 0, 0, "removed", 1);
        for (Abandoned node : schema.abandoned().all()) {
            schema.abandoned().told(node, counts);
        }
    }

    @Test
    void seesWhatAnotherBridgeChangedWhileItMovesANode() {
        NodeRegister.Line line = schema.added(NODE);
        NodeAddress elsewhere = NodeListSchema.nowhere(2);
        boolean moved = schema.abandoned().usedAgain(elsewhere.place(), AWAY, () -> {
            schema.line(NODE);
            assertThat(threads.submit(() -> schema.register().turn(NODE, NodeState.DRAINING)))
                    .succeedsWithin(Patience.LONG)
                    .isEqualTo(true);
            return schema.register().move(line, elsewhere);
        });
        assertThat(moved).isTrue();
        assertThat(schema.line(NODE).place()).isEqualTo(elsewhere.place());
        assertThat(schema.line(NODE).state()).isEqualTo(NodeState.DRAINING);
    }

    @Test
    void movesNoNodeThatWasMovedElsewhereMeanwhile() throws Exception {
        NodeRegister.Line line = schema.added(NODE);
        NodeAddress elsewhere = NodeListSchema.nowhere(2);
        NodeRemoval outcome = meanwhile(
                () -> operations().move(NODE, sameWithPassword(line), AWAY, false),
                () -> schema.register().replace(line, elsewhere, true, Optional.of(schema.last(line, true))));
        assertThat(outcome).isEqualTo(new NodeRemoval.ChangedMeanwhile());
        assertThat(schema.line(NODE).address()).contains(elsewhere);
        assertThat(schema.count("buffer_node_ledger")).isEqualTo(1);
    }

    @Test
    void removesNoNodeThatWasRemovedMeanwhile() throws Exception {
        NodeRegister.Line line = schema.added(NODE);
        NodeRemoval outcome = meanwhile(
                () -> operations().remove(NODE, true), () -> schema.register().remove(line, schema.last(line, false)));
        assertThat(outcome).isEqualTo(new NodeRemoval.ChangedMeanwhile());
        assertThat(schema.count("buffer_node_ledger")).isEqualTo(1);
        assertThat(schema.abandoned().all()).hasSize(1);
    }

    private static NodeAddress sameWithPassword(NodeRegister.Line line) {
        NodeAddress before = line.address().orElseThrow();
        return new NodeAddress(before.place(), "", new Secret("another password"), before.ca());
    }

    private NodeOperations operations() {
        BufferSettings settings = TestSettings.withNodes();
        NodeFollowing nobody = new NodeFollowing(
                new NodeDirectory(schema.database(), schema.secrets()),
                entry -> {
                    throw new IllegalStateException("Nobody follows the list");
                },
                new BufferNodes(List.of(), settings.batchesUnderWay(), settings.catchUp()),
                settings);
        return new NodeOperations(
                schema.register(),
                schema.abandoned(),
                nobody,
                new NodeClients(settings.answerWithin(), settings.connectWithin()));
    }

    /** @return what comes of a change that finds the list locked by another one, which then goes first */
    private NodeRemoval meanwhile(Callable<NodeRemoval> late, Callable<Boolean> first) throws Exception {
        CompletableFuture<Future<NodeRemoval>> outcome = new CompletableFuture<>();
        boolean made = schema.transactions().write(() -> {
            outcome.complete(threads.submit(late));
            await().atMost(Patience.LONG).pollInterval(Duration.ofMillis(10)).until(this::somebodyWaits);
            return call(first);
        });
        assertThat(made).isTrue();
        return outcome.join().get(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private static boolean call(Callable<Boolean> change) {
        try {
            return change.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean somebodyWaits() {
        return schema.database()
                        .sql("SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE()"
                                + " AND info LIKE 'SELECT id FROM buffer_node_list%'")
                        .query(Long.class)
                        .single()
                > 0;
    }
}
