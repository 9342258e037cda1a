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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BridgeCrashIT {

    private static final int COUNT = 20_000;
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
        BridgeProcess killed = startBridge();
        CompletableFuture<Void> publishing = CompletableFuture.runAsync(this::publish);
        awaitBuffered(COUNT / 10);
        killed.kill();
        publishing.get(60, TimeUnit.SECONDS);
        assertThat(NumberedReadings.of(buffered())).as("killed too late").hasSizeLessThan(COUNT);
        startBridge();
        Set<Integer> all = IntStream.range(0, COUNT).boxed().collect(Collectors.toSet());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> NumberedReadings.of(buffered()).containsAll(all));
        long deliveries =
                buffered().stream().map(Envelope::deliveryId).distinct().count();
        assertThat(deliveries).as("a redelivery has the same delivery id").isEqualTo(COUNT);
    }

    @Test
    void givesAKilledBridgesShareToTheOther() throws Exception {
        startBridge("bridge-1", nodes.getFirst());
        BridgeProcess killed = startBridge("bridge-2", nodes.getLast());
        CompletableFuture<Void> publishing = CompletableFuture.runAsync(this::publish);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> nodes.stream().allMatch(node -> BufferedReadings.count(node) > COUNT / 50));
        killed.kill();
        assertThat(NumberedReadings.of(buffered())).as("killed too late").hasSizeLessThan(COUNT);
        publishing.get(60, TimeUnit.SECONDS);
        Set<Integer> all = IntStream.range(0, COUNT).boxed().collect(Collectors.toSet());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> NumberedReadings.of(buffered()).containsAll(all));
    }

    /** One with a node of its own, so that one can see who took what; it works when this returns. */
    private BridgeProcess startBridge(String instance, LocalRedis node) throws Exception {
        BridgeProcess bridge = BridgeProcess.start(
                "256m",
                TestDatabase.freshSchema(),
                broker,
                List.of(node),
                Map.of("dataflow.instance", instance, "dataflow.mqtt.receive-maximum", 500));
        bridges.add(bridge);
        await().atMost(PATIENCE).until(() -> bridge.log().stream().anyMatch(line -> line.contains("Connected to")));
        return bridge;
    }

    private void publish() {
        try {
            new NumberedReadings(broker).publish(COUNT);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private BridgeProcess startBridge() throws Exception {
        BridgeProcess bridge =
                BridgeProcess.start("256m", database, broker, nodes, Map.of("dataflow.mqtt.receive-maximum", 500));
        bridges.add(bridge);
        return bridge;
    }

    private void awaitBuffered(long count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() ->
                        BufferedReadings.count(nodes.getFirst()) + BufferedReadings.count(nodes.getLast()) >= count);
    }

    private List<Envelope> buffered() {
        return BufferedReadings.of(nodes);
    }
}
