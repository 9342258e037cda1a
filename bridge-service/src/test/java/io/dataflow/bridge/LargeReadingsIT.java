package io.dataflow.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.local.LocalBroker;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestBroker;
import io.dataflow.local.test.TestDatabase;
import io.dataflow.local.test.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LargeReadingsIT {

    /** What the launcher gives a bridge, and less than the readings are together. */
    private static final String HEAP = "192m";

    private static final int COUNT = 220;
    private static final int BYTES = 1_000_000;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(2);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalBroker broker = TestBroker.start();
    private final List<LocalRedis> nodes = List.of(TestRedis.start(), TestRedis.start());
    private BridgeProcess bridge;

    @AfterEach
    void stop() throws Exception {
        bridge.kill();
        broker.stop();
        nodes.forEach(LocalRedis::stop);
    }

    @Test
    void takesInWhatIsMoreThanItsMemoryPieceByPieceOverOneConnection() throws Exception {
        bridge = startBridge(Map.of("dataflow.mqtt.keep-alive", KEEP_ALIVE.toSeconds() + "s"));
        await().atMost(PATIENCE).until(() -> said("Connected to") == 1 && said("is well") == nodes.size());
        nodes.forEach(LocalRedis::kill);
        publish();
        await().during(KEEP_ALIVE.multipliedBy(3)).atMost(PATIENCE).until(bridge::isAlive);
        nodes.forEach(LocalRedis::restart);
        awaitAll();
        assertThat(said("Connected to")).isOne();
    }

    @Test
    void subscribesAtFirstThoughMoreWaitsThanThereIsRoomFor() throws Exception {
        nodes.forEach(LocalRedis::kill);
        publish();
        bridge = startBridge(Map.of("dataflow.mqtt.answer-within", ANSWER_WITHIN.toSeconds() + "s"));
        await().atMost(PATIENCE).until(() -> said("Started BridgeService") == 1);
        await().during(ANSWER_WITHIN.multipliedBy(4)).atMost(PATIENCE).until(bridge::isAlive);
        nodes.forEach(LocalRedis::restart);
        awaitAll();
        assertThat(said("No readings come")).isZero();
        assertThat(said("Connected to")).isOne();
    }

    private BridgeProcess startBridge(Map<String, Object> more) throws Exception {
        return BridgeProcess.start(HEAP, TestDatabase.freshSchema(), broker, nodes, more);
    }

    private void publish() throws Exception {
        new NumberedReadings(broker, BYTES).publish(COUNT);
    }

    /** Some may come twice, where a busy machine lets a node answer late. */
    private void awaitAll() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() ->
                        !bridge.isAlive() || buffered() >= COUNT && numbers().size() == COUNT);
        assertThat(numbers()).isEqualTo(IntStream.range(0, COUNT).boxed().collect(Collectors.toSet()));
    }

    private long said(String words) throws Exception {
        return bridge.log().stream().filter(line -> line.contains(words)).count();
    }

    private long buffered() {
        return nodes.stream().mapToLong(BufferedReadings::count).sum();
    }

    private Set<Integer> numbers() {
        Set<Integer> numbers = new TreeSet<>();
        nodes.forEach(node -> numbers.addAll(BufferedReadings.each(node, NumberedReadings::number)));
        return numbers;
    }
}
