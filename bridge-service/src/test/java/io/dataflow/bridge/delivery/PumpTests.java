package io.dataflow.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.buffer.InMemoryNode;
import io.dataflow.bridge.buffer.NodeName;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.EnvelopeFormat;
import io.dataflow.contract.MalformedEnvelope;
import io.dataflow.contract.SourceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PumpTests {

    private static final int LARGEST = 10;

    private final InMemoryNode first = new InMemoryNode("first");
    private final InMemoryNode second = new InMemoryNode("second");
    private final Deliveries deliveries = new Deliveries(1_000);
    private final BufferNodes nodes = new BufferNodes(List.of(first, second), 2, 100);
    private final Set<Long> acknowledged = new ConcurrentSkipListSet<>();
    private final AtomicBoolean awaited = new AtomicBoolean(true);
    private final Pump pump =
            new Pump(deliveries, nodes, new DeliverySettings(LARGEST, Duration.ofMillis(2), 1_000), new Nobody());

    @BeforeEach
    void start() {
        pump.start();
    }

    @AfterEach
    void stop() {
        pump.close();
    }

    @Test
    void acknowledgesWhatANodeHas() {
        deliver(0, 100);
        await().until(() -> acknowledged.size() == 100);
        assertThat(buffered()).isEqualTo(range(0, 100));
    }

    @Test
    void sharesReadingsEvenly() {
        deliver(0, 500);
        await().until(() -> acknowledged.size() == 500);
        assertThat(first.waiting().size() - second.waiting().size()).isBetween(-LARGEST, LARGEST);
    }

    @Test
    void acknowledgesNothingBeforeTheNodeAnswers() {
        first.holdAnswers();
        second.holdAnswers();
        deliver(0, 5);
        await().until(() -> buffered().size() == 5);
        assertThat(acknowledged).isEmpty();
        first.answer();
        second.answer();
        await().until(() -> acknowledged.size() == 5);
    }

    @Test
    void goesOnWithTheOthersWhileOneNodeIsSlow() {
        first.holdAnswers();
        deliver(0, 500);
        await().until(() -> acknowledged.size() >= 500 - 2 * LARGEST);
        assertThat(first.pushes()).isEqualTo(2);
        first.answer();
        await().until(() -> acknowledged.size() == 500);
    }

    @Test
    void pushesElsewhereWhatANodeDidNotConfirm() {
        first.holdAnswers();
        second.fail();
        deliver(0, 10);
        await().until(() -> first.waiting().size() == 10);
        second.mend();
        first.loseAnswers();
        await().until(() -> acknowledged.size() == 10);
        assertThat(second.waiting()).hasSize(10);
    }

    @Test
    void keepsEverythingAndAcknowledgesNothingWhileNoNodeIsWell() {
        first.fail();
        second.fail();
        deliver(0, 50);
        await().during(Duration.ofMillis(400)).until(() -> acknowledged.isEmpty());
        first.mend();
        await().until(() -> acknowledged.size() == 50);
        assertThat(buffered()).isEqualTo(range(0, 50));
    }

    @Test
    void dropsWhatNobodyWaitsForAnyMore() {
        first.fail();
        second.fail();
        deliver(0, 50);
        awaited.set(false);
        await().until(() -> deliveries.size() < 50);
        deliveries.forgetUnawaited();
        await().during(Duration.ofMillis(400)).until(() -> deliveries.size() == 0);
        first.mend();
        await().during(Duration.ofMillis(300)).until(() -> first.waiting().isEmpty());
    }

    private void deliver(long from, long to) {
        LongStream.range(from, to).forEach(id -> {
            Envelope envelope = new Envelope(
                    id,
                    new SourceName("mqtt"),
                    "devices/a/telemetry",
                    Optional.empty(),
                    Instant.EPOCH,
                    Optional.empty(),
                    Map.of(),
                    new byte[] {'{', '}'});
            assertThat(deliveries.offer(new Delivery(envelope, new Noted(id)))).isTrue();
        });
    }

    private Set<Long> buffered() {
        Set<Long> ids = new TreeSet<>();
        Stream.concat(first.waiting().stream(), second.waiting().stream()).forEach(entry -> ids.add(id(entry)));
        return ids;
    }

    private static Set<Long> range(long from, long to) {
        return new TreeSet<>(LongStream.range(from, to).boxed().toList());
    }

    private static long id(byte[] entry) {
        try {
            return EnvelopeFormat.fromBytes(entry).deliveryId();
        } catch (MalformedEnvelope e) {
            throw new AssertionError(e);
        }
    }

    private final class Noted implements Acknowledgement {

        private final long id;

        private Noted(long id) {
            this.id = id;
        }

        @Override
        public void acknowledge() {
            acknowledged.add(id);
        }

        @Override
        public boolean awaited() {
            return awaited.get();
        }
    }

    private static final class Nobody implements Outcome {

        @Override
        public void delivered(NodeName node, List<Delivery> batch, Duration took) {}

        @Override
        public void notTaken(NodeName node, int readings) {}
    }
}
