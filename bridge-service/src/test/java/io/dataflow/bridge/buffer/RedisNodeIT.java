package io.dataflow.bridge.buffer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.event.Events;
import io.dataflow.contract.BufferKeys;
import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestRedis;
import io.dataflow.platform.Secret;
import io.dataflow.platform.ServiceIdentity;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeClients;
import io.dataflow.platform.buffer.NodeEntry;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.NodeState;
import io.dataflow.platform.buffer.TrustedCa;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.LMoveArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandType;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisNodeIT extends BufferNodeContract {

    private static LocalRedis server;
    private static RedisClient client;

    private final Events events = new Events(new ServiceIdentity("bridge-service", "bridge-1"), Clock.systemUTC());
    private BufferSettings settings;
    private NodeClients clients;
    private RedisNode node;
    private NodeProbing probing;

    @BeforeAll
    static void startServer() {
        server = TestRedis.start();
        client = RedisClient.create(RedisURI.create(server.uri()));
    }

    @AfterAll
    static void stopServer() {
        client.shutdown();
        server.stop();
    }

    @BeforeEach
    void connect() {
        ask(RedisCommands::flushall);
        settings = TestSettings.withNodes();
        clients = new NodeClients(settings.answerWithin(), settings.connectWithin());
        probe(entry(NodeState.ACTIVE, 1), settings);
        await().until(node::healthy);
    }

    @AfterEach
    void disconnect() {
        probing.stop();
        clients.close();
    }

    private void probe(NodeEntry entry, BufferSettings by) {
        node = new RedisNode(entry, clients, by, Clock.systemUTC(), new NodeDiary(events));
        probing = new NodeProbing(node, by.probeEvery());
        probing.start();
    }

    private static NodeEntry entry(NodeState state, long revision) {
        NodeAddress address = NodeAddress.parse(server.uri().toString(), TrustedCa.OF_JAVA);
        return new NodeEntry(new NodeName("redis-1"), address, state, revision);
    }

    @Override
    BufferNode node() {
        return node;
    }

    @Override
    List<byte[]> waiting() {
        return ask(redis -> redis.lrange(BufferKeys.WAITING.getBytes(UTF_8), 0, -1));
    }

    @Override
    void breakIt() {
        server.kill();
    }

    @Override
    void mendIt() {
        server.restart();
        await().until(node::healthy);
    }

    @Test
    void countsInTheLedgerWhatItPushes() throws Exception {
        push(3);
        assertThat(ledger()).isEqualTo("3");
        await().until(() -> node.report().waiting() == 3);
        BufferNodeReport report = node.report();
        assertThat(report.received()).isEqualTo(3);
        assertThat(report.balanced()).isTrue();
        assertThat(report.memoryBytes()).isPositive();
    }

    @Test
    void seesClaimsAndAnImbalance() throws Exception {
        push(3);
        byte[] claim = BufferKeys.claim("c1").getBytes(UTF_8);
        ask(redis -> redis.lmove(BufferKeys.WAITING.getBytes(UTF_8), claim, LMoveArgs.Builder.leftRight()));
        ask(redis -> redis.hset(BufferKeys.OWNERS.getBytes(UTF_8), "c1".getBytes(UTF_8), "v1".getBytes(UTF_8)));
        await().until(() -> node.report().claimed() == 1);
        assertThat(node.report().balanced()).isTrue();
        ask(redis -> redis.del(claim));
        await().until(() -> !node.report().balanced());
    }

    @Test
    void isSparedAboveAMarkUntilItIsWellBelow() throws Exception {
        probing.stop();
        probe(entry(NodeState.ACTIVE, 1), TestSettings.withMostWaiting(10));
        await().until(node::healthy);
        push(11);
        await().until(() -> !node.healthy());
        assertThat(node.report().problem()).contains("is full");
        trimWaitingTo(9);
        await().until(() -> node.report().waiting() == 9);
        assertThat(node.healthy()).isFalse();
        trimWaitingTo(8);
        await().until(node::healthy);
    }

    @Test
    void takesNothingWhileItIsDrainedEvenFromOneWhoDoesNotKnow() throws Exception {
        RedisNode knows = other(entry(NodeState.DRAINING, 5));
        knows.probe();
        assertThat(knows.healthy()).isFalse();
        assertThat(knows.report().healthy()).isTrue();
        assertThatThrownBy(() -> push(1)).hasMessageContaining("takes no more");
        assertThat(waiting()).isEmpty();
        assertThat(node.healthy()).isFalse();
        knows.close();
        RedisNode resumes = other(entry(NodeState.ACTIVE, 6));
        resumes.probe();
        await().until(node::healthy);
        resumes.close();
        push(1);
    }

    @Test
    void isRemovedOnlyWhileItIsEmptyOrByForceAndBeginsItsLedgerAnew() throws Exception {
        push(3);
        try (RedisLink link = RedisLink.open(clients, node.entry().address())) {
            assertThat(link.remove(false, 2).done()).isFalse();
            push(1);
            NodeScripts.Removal removal = link.remove(true, 2);
            assertThat(removal.done()).isTrue();
            assertThat(removal.left().received()).isEqualTo(4);
            assertThat(removal.left().waiting()).isEqualTo(4);
            assertThatThrownBy(() -> push(1)).hasMessageContaining("takes no more");
            assertThat(link.measure().counts().balanced()).isTrue();
            assertThat(link.measure().counts().received()).isEqualTo(4);
            assertThat(link.measure().counts().state()).isEqualTo("removed");
        }
    }

    @Test
    void waitsForAReplicaWhereTheSettingsWantIt() throws Exception {
        probing.stop();
        probe(entry(NodeState.ACTIVE, 1), TestSettings.withReplicas(1));
        await().until(() -> node.report().problem().contains("0 replicas, and 1 have to confirm"));
        LocalRedis replica = TestRedis.start();
        RedisClient replicaClient = RedisClient.create(RedisURI.create(replica.uri()));
        try (StatefulRedisConnection<String, String> connection = replicaClient.connect()) {
            connection.sync().configSet("masterauth", server.password());
            connection.sync().replicaof("127.0.0.1", server.port());
            await().atMost(Duration.ofSeconds(20)).until(node::healthy);
            push(2);
            assertThat(connection.sync().llen(BufferKeys.WAITING)).isEqualTo(2);
            assertThat(node.report().promise()).contains("on 1 of 1 replicas before it is acknowledged");
        } finally {
            replicaClient.shutdown();
            replica.stop();
        }
        await().until(() -> !node.healthy());
    }

    @Test
    void saysWhatItPromises() {
        assertThat(node.report().promise()).isEqualTo("On disk before it is acknowledged");
        assertThat(node.report().warnings()).isEmpty();
        ask(redis -> redis.configSet("appendonly", "no"));
        try {
            await().until(() -> node.report().promise().equals("Memory only"));
            assertThat(node.report().warnings().toString()).contains("lost when its process dies");
        } finally {
            ask(redis -> redis.configSet("appendonly", "yes"));
        }
    }

    @Test
    void letsAnAclUserInWhoMayTouchOurKeysOnly() throws Exception {
        ask(redis -> redis.aclSetuser(
                "bridge",
                AclSetuserArgs.Builder.on()
                        .addPassword("pa:ss@word")
                        .keyPattern("dataflow:*")
                        .allCommands()
                        .removeCommand(CommandType.CONFIG)));
        NodeAddress address = new NodeAddress(
                "redis://127.0.0.1:" + server.port(), "bridge", new Secret("pa:ss@word"), TrustedCa.OF_JAVA);
        RedisNode asUser = other(new NodeEntry(new NodeName("redis-1"), address, NodeState.ACTIVE, 1));
        asUser.probe();
        assertThat(asUser.report().problem()).isEmpty();
        asUser.push(List.of(new byte[] {1})).toCompletableFuture().get(5, TimeUnit.SECONDS);
        assertThat(waiting()).hasSize(1);
        asUser.close();
    }

    @Test
    void isLeftOutWhileThereIsOnlySomethingThatAcceptsAndNeverAnswers() throws Exception {
        try (ServerSocket blackHole = new ServerSocket(0)) {
            NodeAddress address = NodeAddress.parse("redis://127.0.0.1:" + blackHole.getLocalPort(), TrustedCa.OF_JAVA);
            RedisNode lost = other(new NodeEntry(new NodeName("lost"), address, NodeState.ACTIVE, 1));
            long begun = System.nanoTime();
            lost.probe();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
            assertThat(lost.healthy()).isFalse();
            assertThat(lost.report().problem()).contains("next try");
            lost.close();
        }
    }

    private RedisNode other(NodeEntry entry) {
        return new RedisNode(entry, clients, settings, Clock.systemUTC(), new NodeDiary(events));
    }

    private static void trimWaitingTo(int entries) {
        ask(redis -> redis.ltrim(BufferKeys.WAITING.getBytes(UTF_8), 0, entries - 1));
    }

    private void push(int entries) throws Exception {
        List<byte[]> batch =
                IntStream.range(0, entries).mapToObj(i -> new byte[] {(byte) i}).toList();
        node.push(batch).toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    private static String ledger() {
        return new String(
                ask(redis -> redis.hget(BufferKeys.LEDGER.getBytes(UTF_8), BufferKeys.RECEIVED.getBytes(UTF_8))),
                UTF_8);
    }

    private static <T> T ask(Function<RedisCommands<byte[], byte[]>, T> question) {
        try (StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE)) {
            return question.apply(connection.sync());
        }
    }
}
