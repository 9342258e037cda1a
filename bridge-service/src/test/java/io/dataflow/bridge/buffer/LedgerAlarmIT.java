package io.dataflow.bridge.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.bridge.RunningBridge;
import io.dataflow.bridge.event.EventRows;
import io.dataflow.bridge.event.Events;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.TrustedCa;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

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

    private static LedgerAlarm alarm() {
        return new LedgerAlarm(
                bridge.bean(NodeFollowing.class),
                bridge.bean(JdbcClient.class),
                bridge.bean(TransactionTemplate.class),
                bridge.bean(EventRows.class),
                bridge.bean(Events.class));
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
        return bridge.bean(JdbcClient.class)
                .sql("SELECT CONCAT(severity, ' ', words) FROM bridge_event"
                        + " WHERE subject = 'buffer node watched' AND words LIKE 'Its ledger %' ORDER BY id")
                .query(String.class)
                .list();
    }
}
