package io.dataflow.bridge.buffer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.event.Events;
import io.dataflow.contract.BufferKeys;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestRedis;
import io.dataflow.platform.ServiceIdentity;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeClients;
import io.dataflow.platform.buffer.NodeEntry;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.NodeState;
import io.dataflow.platform.buffer.TrustedCa;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a node whose server is not well, and of the readings meanwhile. */
class SickNodeIT {

    private static LocalRedis server;
    private static RedisClient client;

    private final Events events = new Events(new ServiceIdentity("bridge-service", "bridge-1"), Clock.systemUTC());
    private final BufferSettings settings = TestSettings.withNodes();
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
        clients = new NodeClients(settings.answerWithin(), settings.connectWithin());
        node = unprobed();
        probing = new NodeProbing(node, settings.probeEvery());
        probing.start();
        await().until(node::healthy);
    }

    @AfterEach
    void disconnect() {
        probing.stop();
        clients.close();
    }

    @Test
    void isLeftOutWithinASecondWhileItAcceptsConnectionsAndNeverAnswers() {
        server.pause();
        try {
            await().pollInterval(Duration.ofMillis(10))
                    .atMost(Duration.ofSeconds(1))
                    .until(() -> !node.healthy());
            assertThat(node.report().problem()).contains("next try");
        } finally {
            server.resume();
        }
        await().until(node::healthy);
    }

    @Test
    void isLeftOutWhileItsMemoryIsFull() throws Exception {
        ask(redis -> redis.configSet("maxmemory", "500kb"));
        try {
            await().until(() -> !node.healthy());
            assertThat(node.report().problem()).contains("full");
            goesElsewhere(node);
        } finally {
            ask(redis -> redis.configSet("maxmemory", "256mb"));
        }
        await().until(node::healthy);
        push(1);
    }

    @Test
    void isLeftOutWhileItIsAReadOnlyReplica() throws Exception {
        ask(redis -> redis.replicaof("127.0.0.1", 1));
        try {
            isOutWithinASecondOf(() -> true);
            assertThat(node.report().problem()).contains("read-only");
            goesElsewhere(node);
        } finally {
            ask(RedisCommands::replicaofNoOne);
        }
        await().until(node::healthy);
    }

    @Test
    void isSparedAtTheFirstPushForWhichItHasNoMemoryUntilThereIsRoom() throws Exception {
        probing.stop();
        RedisNode unasked = unprobed();
        unasked.probe();
        ask(redis -> redis.configSet("maxmemory", "500kb"));
        try {
            CompletableFuture<Void> refused =
                    unasked.push(List.of(new byte[] {1})).toCompletableFuture();
            assertThatThrownBy(() -> refused.get(1, TimeUnit.SECONDS)).hasMessageContaining("OOM");
            assertThat(unasked.healthy()).isFalse();
            goesElsewhere(unasked);
        } finally {
            ask(redis -> redis.configSet("maxmemory", "256mb"));
        }
        await().until(() -> {
            unasked.probe();
            return unasked.healthy();
        });
        assertThat(waiting()).isEmpty();
        unasked.push(List.of(new byte[] {1})).toCompletableFuture().get(5, TimeUnit.SECONDS);
        unasked.close();
    }

    @Test
    void isSparedWhileItCanNotSaveToItsDisk() throws Exception {
        Path inTheWay = Files.createDirectories(server.log().resolveSibling("in-the-way.rdb"));
        Files.writeString(inTheWay.resolve("file"), "so that nothing can be moved over it");
        ask(redis -> redis.configSet("dbfilename", "in-the-way.rdb"));
        ask(redis -> redis.configSet("save", "3600 1000000"));
        try {
            ask(RedisCommands::bgsave);
            isOutWithinASecondOf(() -> lastSaveFailed());
            assertThat(node.report().problem()).contains("MISCONF");
            goesElsewhere(node);
        } finally {
            ask(redis -> redis.configSet("dbfilename", "dump.rdb"));
            ask(redis -> redis.configSet("save", ""));
        }
        await().until(node::healthy);
        push(1);
    }

    @Test
    void isLeftOutWhileItLoadsItsData() throws Exception {
        push(3);
        ask(redis -> redis.eval(
                "for i = 1, 30000 do redis.call('SET', KEYS[1], i) end return 1",
                ScriptOutputType.INTEGER,
                "dataflow:ballast".getBytes(UTF_8)));
        ask(redis -> redis.configSet("key-load-delay", "100"));
        StatefulRedisConnection<byte[], byte[]> loading = client.connect(ByteArrayCodec.INSTANCE);
        try {
            Future<String> loaded = loading.async()
                    .dispatch(
                            CommandType.DEBUG,
                            new StatusOutput<>(ByteArrayCodec.INSTANCE),
                            new CommandArgs<>(ByteArrayCodec.INSTANCE).add("LOADAOF"));
            isOutWithinASecondOf(() -> true);
            assertThat(node.report().problem()).contains("LOADING");
            goesElsewhere(node);
            assertThat(loaded.isDone()).isFalse();
            await().until(loaded::isDone);
        } finally {
            ask(redis -> redis.configSet("key-load-delay", "0"));
            loading.close();
        }
        await().until(node::healthy);
        assertThat(waiting()).hasSize(3);
    }

    @Test
    void hasWhatLayOnItAfterItWasKilledAndComesBackByItself() throws Exception {
        push(500);
        server.kill();
        isOutWithinASecondOf(() -> true);
        goesElsewhere(node);
        server.restart();
        await().until(node::healthy);
        assertThat(waiting()).hasSize(500);
        await().until(() -> node.report().waiting() == 500 && node.report().balanced());
        push(1);
        assertThat(waiting()).hasSize(501);
    }

    @Test
    void letsABatchThatIsUnderWayToAStalledServerGoWithinASecond() {
        server.pause();
        try {
            CompletableFuture<Void> stuck = node.push(List.of(new byte[] {1})).toCompletableFuture();
            assertThatThrownBy(() -> stuck.get(1, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(BufferUnavailable.class);
        } finally {
            server.resume();
        }
        await().until(node::healthy);
    }

    @Test
    void isSparedWhileItCanNotBeWrittenTo() {
        ask(redis -> redis.configSet("min-replicas-to-write", "1"));
        try {
            await().until(() -> !node.healthy());
            assertThat(node.report().problem()).contains("NOREPLICAS");
        } finally {
            ask(redis -> redis.configSet("min-replicas-to-write", "0"));
        }
        await().until(node::healthy);
    }

    private void isOutWithinASecondOf(Callable<Boolean> cause) {
        await().pollInterval(Duration.ofMillis(10)).until(cause);
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofMillis(1500))
                .until(() -> !node.healthy());
    }

    private static void goesElsewhere(RedisNode out) throws Exception {
        InMemoryNode other = new InMemoryNode("other");
        BufferNodes both = new BufferNodes(List.of(out, other), 4, 4000);
        for (int batch = 0; batch < 4; batch++) {
            both.push(List.of(new byte[] {1}), Duration.ofSeconds(1))
                    .orElseThrow()
                    .answer()
                    .toCompletableFuture()
                    .get(1, TimeUnit.SECONDS);
        }
        assertThat(other.waiting()).hasSize(4);
    }

    private static boolean lastSaveFailed() {
        return ask(redis -> redis.info("persistence")).contains("rdb_last_bgsave_status:err");
    }

    private RedisNode unprobed() {
        NodeAddress address = NodeAddress.parse(server.uri().toString(), TrustedCa.OF_JAVA);
        NodeEntry entry = new NodeEntry(new NodeName("redis-1"), address, NodeState.ACTIVE, 1);
        return new RedisNode(entry, clients, settings, Clock.systemUTC(), new NodeDiary(events));
    }

    private static List<byte[]> waiting() {
        return ask(redis -> redis.lrange(BufferKeys.WAITING.getBytes(UTF_8), 0, -1));
    }

    private void push(int entries) throws Exception {
        node.push(Collections.nCopies(entries, new byte[] {1}))
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    private static <T> T ask(Function<RedisCommands<byte[], byte[]>, T> question) {
        try (StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE)) {
            return question.apply(connection.sync());
        }
    }
}
