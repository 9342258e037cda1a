package io.dataflow.bridge.buffer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dataflow.contract.BufferKeys;
import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestRedis;
import io.dataflow.platform.Secret;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeEntry;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.NodeState;
import io.dataflow.platform.buffer.TrustedCa;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.LMoveArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.CommandType;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisNodeIT extends BufferNodeContract {

    @RegisterExtension
    private static final ProbedNode probed = new ProbedNode();

    private RedisNode node;

    @BeforeEach
    void begin() {
        node = probed.node();
    }

    private void probe(BufferSettings by) {
        probed.probe(by);
        node = probed.node();
    }

    @Override
    BufferNode node() {
        return node;
    }

    @Override
    List<byte[]> waiting() {
        return probed.waiting();
    }

    @Override
    void breakIt() {
        probed.server().kill();
    }

    @Override
    void mendIt() {
        probed.server().restart();
        await().until(node::healthy);
    }

    @Test
    void countsInTheLedgerWhatItPushes() throws Exception {
        probed.push(3);
        assertThat(ledger()).isEqualTo("3");
        await().until(() -> node.report().waiting() == 3);
        BufferNodeReport report = node.report();
        assertThat(report.received()).isEqualTo(3);
        assertThat(report.balanced()).isTrue();
        assertThat(report.memoryBytes()).isPositive();
    }

    @Test
    void seesClaimsAndAnImbalance() throws Exception {
        probed.push(3);
        byte[] claim = BufferKeys.claim("c1").getBytes(UTF_8);
        probed.ask(redis -> redis.lmove(BufferKeys.WAITING.getBytes(UTF_8), claim, LMoveArgs.Builder.leftRight()));
        probed.ask(redis -> redis.hset(BufferKeys.OWNERS.getBytes(UTF_8), "c1".getBytes(UTF_8), "v1".getBytes(UTF_8)));
        await().until(() -> node.report().claimed() == 1);
        assertThat(node.report().balanced()).isTrue();
        probed.ask(redis -> redis.del(claim));
        await().until(() -> !node.report().balanced());
    }

    @Test
    void isSparedAboveAMarkUntilItIsWellBelow() throws Exception {
        probe(TestSettings.withMostWaiting(10));
        await().until(node::healthy);
        probed.push(11);
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
        RedisNode knows = probed.unprobed(probed.entry(NodeState.DRAINING, 5));
        knows.probe();
        assertThat(knows.healthy()).isFalse();
        assertThat(knows.report().healthy()).isTrue();
        assertThatThrownBy(() -> probed.push(1)).hasMessageContaining("takes no more");
        assertThat(waiting()).isEmpty();
        assertThat(node.healthy()).isFalse();
        knows.close();
        RedisNode resumes = probed.unprobed(probed.entry(NodeState.ACTIVE, 6));
        resumes.probe();
        await().until(node::healthy);
        resumes.close();
        probed.push(1);
    }

    @Test
    void isRemovedOnlyWhileItIsEmptyOrByForceAndBeginsItsLedgerAnew() throws Exception {
        probed.push(3);
        try (RedisLink link = RedisLink.open(probed.clients(), node.entry().address())) {
            assertThat(link.remove(false, 2).done()).isFalse();
            probed.push(1);
            NodeScripts.Removal removal = link.remove(true, 2);
            assertThat(removal.done()).isTrue();
            assertThat(removal.left().received()).isEqualTo(4);
            assertThat(removal.left().waiting()).isEqualTo(4);
            assertThatThrownBy(() -> probed.push(1)).hasMessageContaining("takes no more");
            assertThat(link.measure().counts().balanced()).isTrue();
            assertThat(link.measure().counts().received()).isEqualTo(4);
            assertThat(link.measure().counts().state()).isEqualTo("removed");
        }
    }

    @Test
    void waitsForAReplicaWhereTheSettingsWantIt() throws Exception {
        probe(TestSettings.withReplicas(1));
        await().until(() -> node.report().problem().contains("0 replicas, and 1 has to confirm"));
        LocalRedis replica = TestRedis.start();
        RedisClient replicaClient = RedisClient.create(RedisURI.create(replica.uri()));
        try (StatefulRedisConnection<String, String> connection = replicaClient.connect()) {
            connection.sync().configSet("masterauth", probed.server().password());
            connection.sync().replicaof("127.0.0.1", probed.server().port());
            await().until(node::healthy);
            probed.push(2);
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
        probed.ask(redis -> redis.configSet("appendonly", "no"));
        try {
            await().until(() -> node.report().promise().equals("Memory only"));
            assertThat(node.report().warnings().toString()).contains("lost when its process dies");
        } finally {
            probed.ask(redis -> redis.configSet("appendonly", "yes"));
        }
    }

    @Test
    void letsAnAclUserInWhoMayTouchOurKeysOnly() throws Exception {
        probed.ask(redis -> redis.aclSetuser(
                "bridge",
                AclSetuserArgs.Builder.on()
                        .addPassword("pa:ss@word")
                        .keyPattern("dataflow:*")
                        .allCommands()
                        .removeCommand(CommandType.CONFIG)));
        NodeAddress address = new NodeAddress(
                "redis://127.0.0.1:" + probed.server().port(), "bridge", new Secret("pa:ss@word"), TrustedCa.OF_JAVA);
        RedisNode asUser = probed.unprobed(new NodeEntry(new NodeName("redis-1"), address, NodeState.ACTIVE, 1));
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
            RedisNode lost = probed.unprobed(new NodeEntry(new NodeName("lost"), address, NodeState.ACTIVE, 1));
            long begun = System.nanoTime();
            lost.probe();
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Patience.promised(Duration.ofSeconds(2)));
            assertThat(lost.healthy()).isFalse();
            assertThat(lost.report().problem()).contains("next try");
            lost.close();
        }
    }

    private static void trimWaitingTo(int entries) {
        probed.ask(redis -> redis.ltrim(BufferKeys.WAITING.getBytes(UTF_8), 0, entries - 1));
    }

    private static String ledger() {
        return new String(
                probed.ask(redis -> redis.hget(BufferKeys.LEDGER.getBytes(UTF_8), BufferKeys.RECEIVED.getBytes(UTF_8))),
                UTF_8);
    }
}
