package io.dataflow.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.buffer.InMemoryNode;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.EnvelopeFormat;
import io.dataflow.contract.MalformedEnvelope;
import io.dataflow.contract.SourceName;
import io.dataflow.platform.buffer.NodeName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

@ExtendWith(OutputCaptureExtension.class)
class PumpTests {

    private static final int LARGEST = 10;
    private static final DataSize BATCH_BYTES = DataSize.ofKilobytes(100);
    private static final DataSize ALL = DataSize.ofMegabytes(10);

    private final InMemoryNode first = new InMemoryNode("first");
    private final InMemoryNode second = new InMemoryNode("second");
    private final Deliveries deliveries = new Deliveries(1_000);
    private final Room room = new Room(ALL);
    private final BufferNodes nodes = new BufferNodes(List.of(first, second), 2, 100);
    private final Set<Long> acknowledged = new ConcurrentSkipListSet<>();
    private final Set<Long> givenUp = new ConcurrentSkipListSet<>();
    private final Set<Long> unacknowledgeable = new ConcurrentSkipListSet<>();
    private final AtomicReference<CountDownLatch> holdingUp = new AtomicReference<>(new CountDownLatch(0));
    private final AtomicBoolean acknowledging = new AtomicBoolean();
    private final AtomicBoolean awaited = new AtomicBoolean(true);
    private final Pump pump = new Pump(
            deliveries,
            nodes,
            new DeliverySettings(LARGEST, BATCH_BYTES, Duration.ofMillis(2), 1_000, ALL),
            new Nobody());

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

    @Test
    void acknowledgesTheRestWhereOneAcknowledgementFailsAndGivesThatOneUp() {
        unacknowledgeable.add(3L);
        deliver(0, 10);
        await().until(() -> acknowledged.size() == 9);
        await().untilAsserted(() -> assertThat(givenUp).containsExactly(3L));
        assertThat(acknowledged).doesNotContain(3L);
    }

    @Test
    void givesUpWhatItCannotPushForAnUnexpectedReasonAndGoesOn() {
        first.throwUnexpectedly(true);
        second.throwUnexpectedly(true);
        deliver(0, 100);
        await().until(() -> givenUp.size() == 100);
        first.throwUnexpectedly(false);
        second.throwUnexpectedly(false);
        deliver(100, 200);
        await().until(() -> acknowledged.size() == 100);
        assertThat(acknowledged).doesNotContainAnyElementsOf(range(0, 100));
    }

    @Test
    void pushesNoMoreAtOnceThanABatchMayHaveBytes() {
        first.fail();
        second.fail();
        deliver(0, 100, new byte[40_000]);
        first.mend();
        await().until(() -> acknowledged.size() == 100);
        assertThat(first.largestPush()).isEqualTo(3);
        assertThat(first.waiting()).hasSize(100);
    }

    @Test
    void takesUpNoSpaceForWhatIsSettled() {
        deliver(0, 50);
        await().until(() -> acknowledged.size() == 50);
        await().until(() -> room.taken() == 0);
        first.fail();
        second.fail();
        deliver(50, 100);
        assertThat(room.taken()).isPositive();
        awaited.set(false);
        await().until(() -> deliveries.size() < 50);
        deliveries.forgetUnawaited();
        await().until(() -> room.taken() == 0);
    }

    @Test
    void givesUpInSilenceWhatFailsAfterItWasStopped(CapturedOutput output) throws InterruptedException {
        first.holdAnswers();
        second.holdAnswers();
        deliver(0, 1);
        await().until(() -> first.waiting().size() + second.waiting().size() == 1);
        deliver(1, 2);
        await().until(() -> buffered().size() == 2);
        CountDownLatch stopped = new CountDownLatch(1);
        holdingUp.set(stopped);
        InMemoryNode answering = first.waiting().isEmpty() ? second : first;
        answering.answer();
        await().until(() -> acknowledging.get());
        (answering == first ? second : first).loseAnswers();
        pump.close();
        stopped.countDown();
        await().until(() -> givenUp.size() == 1);
        assertThat(output.getAll()).doesNotContain("ERROR");
    }

    private Space space(long bytes) {
        return room.tryTake(bytes).orElseThrow();
    }

    private void deliver(long from, long to) {
        deliver(from, to, new byte[] {'{', '}'});
    }

    private void deliver(long from, long to, byte[] payload) {
        LongStream.range(from, to).forEach(id -> {
            Envelope envelope = new Envelope(
                    id,
                    new SourceName("mqtt"),
                    "devices/a/telemetry",
                    Optional.empty(),
                    Instant.EPOCH,
                    Optional.empty(),
                    Map.of(),
                    payload);
            assertThat(deliveries.offer(new Delivery(envelope, new Noted(id), space(payload.length))))
                    .isTrue();
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
            acknowledging.set(true);
            holdUp();
            if (unacknowledgeable.contains(id)) {
                throw new IllegalStateException("a bug, by a test");
            }
            acknowledged.add(id);
        }

        private void holdUp() {
            try {
                holdingUp.get().await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void giveUp() {
            givenUp.add(id);
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
