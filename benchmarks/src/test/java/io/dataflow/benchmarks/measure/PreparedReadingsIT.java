package io.dataflow.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataflow.benchmarks.CannotRun;
import io.dataflow.benchmarks.fleet.NodeLedger;
import io.dataflow.benchmarks.load.LoadPlan;
import io.dataflow.contract.BufferKeys;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.EnvelopeFormat;
import io.dataflow.contract.MalformedEnvelope;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.RedisSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** Readings are put on real Redis servers beforehand and released. */
class PreparedReadingsIT {

    private static final long FIRST = 1_764_032_123_456_000L;
    private static final LoadPlan LOAD = new LoadPlan(1, 3, 120, 1, 1, 0);

    @TempDir
    private Path folder;

    private List<LocalRedis> nodes = List.of();
    private PreparedReadings prepared = new PreparedReadings(nodes, LOAD);

    @BeforeEach
    void start() {
        nodes = List.of(node("redis-1"), node("redis-2"));
        prepared = new PreparedReadings(nodes, LOAD);
    }

    @AfterEach
    void stop() {
        nodes.forEach(LocalRedis::stop);
    }

    @Test
    void waitOnceTheyAreReleasedAndNotBefore() {
        prepared.prepare(2_500, FIRST, 10);
        assertThat(nodes.stream().map(NodeLedger::read))
                .allSatisfy(ledger ->
                        assertThat(ledger.received() + ledger.waiting()).isZero());

        prepared.release();
        assertThat(nodes.stream().map(NodeLedger::read))
                .containsExactly(
                        new NodeLedger("redis-1", 1_500, 0, 1_500, 0), new NodeLedger("redis-2", 1_000, 0, 1_000, 0));
    }

    @Test
    void areEnvelopesOfTheDevicesInTurnEachWithAnIdOfItsOwn() throws MalformedEnvelope {
        prepared.prepare(4, FIRST, 10);
        prepared.release();
        take();
        prepared.prepare(4, FIRST, 10);
        prepared.release();

        List<Envelope> second = take();
        assertThat(second).extracting(Envelope::topic).startsWith("devices/bench-1/telemetry");
        Set<String> payloads = new HashSet<>();
        second.forEach(envelope -> payloads.add(new String(envelope.payload(), StandardCharsets.UTF_8)));
        assertThat(payloads).hasSize(4).allMatch(payload -> payload.matches(".*\"message_id\":\"0+[4-7]\".*"));
        assertThat(second.getFirst().device().map(Object::toString)).contains("bench-1");
    }

    @Test
    void areNotReleasedOnTopOfOthers() {
        prepared.prepare(10, FIRST, 10);
        prepared.release();
        prepared.prepare(10, FIRST, 10);

        assertThatThrownBy(prepared::release).isInstanceOf(CannotRun.class).hasMessageContaining("redis-1");
    }

    @Test
    void areRefusedWhereTheyNeedMoreMemoryThanThereIs() {
        assertThatThrownBy(() -> prepared.prepare(100_000_000, FIRST, 10))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("take at most");
    }

    private List<Envelope> take() throws MalformedEnvelope {
        try (Jedis redis = new Jedis(nodes.getFirst().uri())) {
            List<Envelope> taken = new ArrayList<>();
            for (byte[] entry : redis.lpop(BufferKeys.WAITING.getBytes(StandardCharsets.UTF_8), 10)) {
                taken.add(EnvelopeFormat.fromBytes(entry));
            }
            return taken;
        }
    }

    private LocalRedis node(String name) {
        return LocalRedis.start(new RedisSettings(name, folder.resolve(name), 0, "not-a-secret", 64));
    }
}
