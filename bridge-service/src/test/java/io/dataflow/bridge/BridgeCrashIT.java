package io.dataflow.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.contract.Envelope;
import io.dataflow.local.LocalBroker;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestBroker;
import io.dataflow.local.test.TestDatabase;
import io.dataflow.local.test.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BridgeCrashIT {

    /** Of the messages that wait at the broker, a bridge that acknowledges nothing gets so many and no more. */
    private static final int SHARE = 500;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalBroker broker = TestBroker.start();
    private final List<LocalRedis> nodes = List.of(TestRedis.start(), TestRedis.start());
    private final String database = TestDatabase.freshSchema();
    private final List<BridgeProcess> bridges = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (BridgeProcess bridge : bridges) {
            bridge.kill();
        }
        broker.stop();
        nodes.forEach(LocalRedis::stop);
    }

    @Test
    void losesNothingWhenTheBridgeIsKilledInTheMiddle() throws Exception {
        BridgeProcess killed = start("bridge-1", database, nodes);
        awaitConnected(killed);
        AtomicBoolean dead = new AtomicBoolean();
        NumberedReadings readings = new NumberedReadings(broker);
        CompletableFuture<Integer> publishing = readings.publishInBackgroundUntil(dead::get);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> waiting(nodes) >= SHARE);
        nodes.forEach(LocalRedis::pause);
        // More than had been buffered and the bridge may have taken since, so it dies with its hands full.
        int enough = readings.acknowledged() + NumberedReadings.MOST_IN_FLIGHT + 3 * SHARE;
        await().atMost(PATIENCE).until(() -> readings.acknowledged() >= enough);
        killed.kill();
        nodes.forEach(LocalRedis::resume);
        assertThat(waiting(nodes)).isLessThan(enough);
        dead.set(true);
        int count = publishing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        start("bridge-1", database, nodes);
        awaitNumbers(nodes, count);
        Set<Long> deliveries =
                BufferedReadings.of(nodes).stream().map(Envelope::deliveryId).collect(Collectors.toSet());
        assertThat(deliveries).as("a redelivery has the same delivery id").hasSize(count);
    }

    @Test
    void givesAKilledBridgesShareToTheOther() throws Exception {
        List<LocalRedis> nodeOfOther = List.of(nodes.getFirst());
        LocalRedis nodeOfKilled = nodes.getLast();
        BridgeProcess other = start("bridge-1", TestDatabase.freshSchema(), nodeOfOther);
        BridgeProcess killed = start("bridge-2", database, List.of(nodeOfKilled));
        awaitConnected(other);
        awaitConnected(killed);
        // Without a node it still has its whole share when it dies, however slow or fast everybody is.
        nodeOfKilled.kill();
        new NumberedReadings(broker).publish(4 * SHARE);
        await().atMost(PATIENCE).until(() -> waiting(nodeOfOther) == 3 * SHARE);
        killed.kill();
        awaitNumbers(nodeOfOther, 4 * SHARE);
    }

    private BridgeProcess start(String instance, String schema, List<LocalRedis> itsNodes) throws Exception {
        BridgeProcess bridge = BridgeProcess.start(
                "256m",
                schema,
                broker,
                itsNodes,
                Map.of("dataflow.instance", instance, "dataflow.mqtt.receive-maximum", SHARE));
        bridges.add(bridge);
        return bridge;
    }

    private static void awaitConnected(BridgeProcess bridge) {
        await().atMost(PATIENCE).until(() -> bridge.log().stream().anyMatch(line -> line.contains("Connected to")));
    }

    private static void awaitNumbers(List<LocalRedis> from, int count) {
        Set<Integer> all = IntStream.range(0, count).boxed().collect(Collectors.toSet());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> waiting(from) >= count
                        && NumberedReadings.of(BufferedReadings.of(from)).equals(all));
    }

    private static long waiting(List<LocalRedis> on) {
        return on.stream().mapToLong(BufferedReadings::count).sum();
    }
}
