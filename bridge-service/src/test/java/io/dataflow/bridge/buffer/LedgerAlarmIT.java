package io.dataflow.bridge.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.bridge.RunningBridge;
import io.dataflow.bridge.event.EventRows;
import io.dataflow.bridge.event.Events;
import io.dataflow.local.test.Patience;
import io.dataflow.platform.ServiceIdentity;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.TrustedCa;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LedgerAlarmIT {

    private static final NodeName NODE = new NodeName("watched");
    private static final NodeCounts OFF = new NodeCounts(5, 1, 1, 0, "", 0);
    private static final NodeCounts BALANCED = new NodeCounts(5, 4, 1, 0, "", 0);

    private static RunningBridge bridge;

    @BeforeAll
    static void start() {
        bridge = RunningBridge.start("tcp://127.0.0.1:9", List.of(), Map.of());
        // Nothing answers there, so that the bridge has nothing to say of its ledger.
        bridge.bean(NodeRegister.class).add(NODE, NodeAddress.parse("redis://127.0.0.1:9", TrustedCa.OF_JAVA));
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void isRaisedOnceAndTakenBackOnceHoweverManyBridgesSeeIt() throws Exception {
        List<LedgerAlarm> fleet = Stream.generate(LedgerAlarmIT::alarm).limit(6).toList();
        allSee(fleet, BALANCED);
        assertThat(events()).isEmpty();
        allSee(fleet, OFF);
        assertThat(events()).singleElement().asString().startsWith("CRITICAL Its ledger does not balance: 3 readings");
        allSee(fleet, BALANCED);
        assertThat(events()).hasSize(2).last().isEqualTo("INFO Its ledger balances again");
        allSee(fleet, OFF);
        alarm().look(Map.of(NODE, OFF)); // as a bridge that has just started
        assertThat(events()).hasSize(3);
        alarm().look(Map.of(NODE, BALANCED));
        assertThat(events()).hasSize(4).last().isEqualTo("INFO Its ledger balances again");
    }

    /** A gap of the list between two nodes is no node's, so nobody may hold it. */
    @Test
    void isRaisedOnceOfANodeThatIsNotInTheListAndHoldsUpNobodyWhoAddsOne() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch added = new CountDownLatch(1);
        Events slow = new Events(new ServiceIdentity("bridge-service", "bridge-slow"), () -> {
            writing.countDown();
            awaitAtLast(added);
            return Instant.now();
        });
        NodeName gone = new NodeName("gone");
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Future<?> raising = threads.submit(() -> alarm(slow).look(Map.of(gone, OFF)));
            awaitAtLast(writing);
            Future<?> another = threads.submit(() -> alarm().look(Map.of(gone, OFF)));
            NodeAddress address = NodeAddress.parse("redis://127.0.0.1:9/1", TrustedCa.OF_JAVA);
            Future<Boolean> adding =
                    threads.submit(() -> bridge.bean(NodeRegister.class).add(new NodeName("gone-by"), address));
            try {
                assertThat(adding)
                        .succeedsWithin(Patience.promised(Duration.ofSeconds(3)))
                        .isEqualTo(true);
            } finally {
                added.countDown();
            }
            raising.get();
            another.get();
        }
        assertThat(events("gone")).hasSize(1);
    }

    private static void awaitAtLast(CountDownLatch latch) {
        try {
            assertThat(latch.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LedgerAlarm alarm() {
        return alarm(bridge.bean(Events.class));
    }

    private static LedgerAlarm alarm(Events events) {
        return new LedgerAlarm(
                bridge.bean(NodeFollowing.class),
                bridge.bean(NodeTransactions.class),
                bridge.bean(EventRows.class),
                events);
    }

    private static void allSee(List<LedgerAlarm> fleet, NodeCounts counts) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(fleet.size())) {
            List<Future<?>> looks = IntStream.range(0, fleet.size())
                    .<Future<?>>mapToObj(
                            one -> threads.submit(() -> fleet.get(one).look(Map.of(NODE, counts))))
                    .toList();
            for (Future<?> look : looks) {
                look.get();
            }
        }
    }

    private static List<String> events() {
        return events("watched");
    }

    private static List<String> events(String node) {
        return bridge.bean(JdbcClient.class)
                .sql("SELECT CONCAT(severity, ' ', words) FROM bridge_event"
                        + " WHERE subject = CONCAT('buffer node ', :node) AND words LIKE 'Its ledger %' ORDER BY id")
                .param("node", node)
                .query(String.class)
                .list();
    }
}
