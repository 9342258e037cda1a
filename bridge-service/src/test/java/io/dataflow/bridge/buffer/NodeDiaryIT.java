package io.dataflow.bridge.buffer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.BufferKeys;
import io.dataflow.platform.buffer.NodeState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class NodeDiaryIT {

    @RegisterExtension
    private static final ProbedNode probed = new ProbedNode();

    @Test
    void saysOnceThatALedgerDoesNotBalanceAndAnewOfANodeThatWasRemovedAndAdded(CapturedOutput log) {
        probed.stopProbing();
        receiveMore(3);
        look(3);
        assertThat(complaints(log)).isEqualTo(1);
        look(1);
        assertThat(complaints(log)).isEqualTo(2);
        receiveMore(-3);
        look(3);
        assertThat(complaints(log)).isEqualTo(2);
    }

    private static void receiveMore(long readings) {
        probed.ask(redis ->
                redis.hincrby(BufferKeys.LEDGER.getBytes(UTF_8), BufferKeys.RECEIVED.getBytes(UTF_8), readings));
    }

    /** A node as after it was added, asked a few times and removed. */
    private static void look(int times) {
        try (RedisNode node = probed.unprobed(probed.entry(NodeState.ACTIVE, 1))) {
            for (int i = 0; i < times; i++) {
                node.probe();
            }
        }
    }

    private static long complaints(CapturedOutput log) {
        return log.getAll()
                .lines()
                .filter(line -> line.contains("The ledger of buffer node redis-1 does not balance: 3 readings"))
                .count();
    }
}
