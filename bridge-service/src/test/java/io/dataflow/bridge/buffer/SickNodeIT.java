package io.dataflow.bridge.buffer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.Patience;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a node whose server is not well, and of the readings meanwhile. */
class SickNodeIT {

    private static final Duration PATIENCE_FOR_A_SECOND = Patience.promised(Duration.ofSeconds(1));

    @RegisterExtension
    private static final ProbedNode probed = new ProbedNode();

    private final LocalRedis server = probed.server();
    private RedisNode node;

    @BeforeEach
    void begin() {
        node = probed.node();
    }

    @Test
    void isLeftOutWhileItAcceptsConnectionsAndNeverAnswers() {
        server.pause();
        try {
            await().pollInterval(Duration.ofMillis(10))
                    .atMost(PATIENCE_FOR_A_SECOND)
                    .until(() -> !node.healthy());
            assertThat(node.report().problem()).contains("next try");
        } finally {
            server.resume();
        }
        await().until(node::healthy);
    }

    @Test
    void isLeftOutWhileItsMemoryIsFull() throws Exception {
        probed.ask(redis -> redis.configSet("maxmemory", "500kb"));
        try {
            await().until(() -> !node.healthy());
            assertThat(node.report().problem()).contains("full");
            goesElsewhere(node);
        } finally {
            probed.ask(redis -> redis.configSet("maxmemory", "256mb"));
        }
        await().until(node::healthy);
        probed.push(1);
    }

    @Test
    void isLeftOutWhileItIsAReadOnlyReplica() throws Exception {
        probed.ask(redis -> redis.replicaof("127.0.0.1", 1));
        try {
            isSoonOutAfter(() -> true);
            assertThat(node.report().problem()).contains("read-only");
            goesElsewhere(node);
        } finally {
            probed.ask(RedisCommands::replicaofNoOne);
        }
        await().until(node::healthy);
    }

    @Test
    void isSparedAtTheFirstPushForWhichItHasNoMemoryUntilThereIsRoom() throws Exception {
        probed.stopProbing();
        RedisNode unasked = probed.unprobed();
        unasked.probe();
        probed.ask(redis -> redis.configSet("maxmemory", "500kb"));
        try {
            CompletableFuture<Void> refused =
                    unasked.push(List.of(new byte[] {1})).toCompletableFuture();
            assertThatThrownBy(() -> refused.get(PATIENCE_FOR_A_SECOND.toSeconds(), TimeUnit.SECONDS))
                    .hasMessageContaining("OOM");
            assertThat(unasked.healthy()).isFalse();
            goesElsewhere(unasked);
        } finally {
            probed.ask(redis -> redis.configSet("maxmemory", "256mb"));
        }
        await().until(() -> {
            unasked.probe();
            return unasked.healthy();
        });
        assertThat(probed.waiting()).isEmpty();
        unasked.push(List.of(new byte[] {1}))
                .toCompletableFuture()
                .get(PATIENCE_FOR_A_SECOND.toSeconds(), TimeUnit.SECONDS);
        unasked.close();
    }

    @Test
    void isSparedWhileItCanNotSaveToItsDisk() throws Exception {
        Path inTheWay = Files.createDirectories(server.log().resolveSibling("in-the-way.rdb"));
        Files.writeString(inTheWay.resolve("file"), "so that nothing can be moved over it");
        probed.ask(redis -> redis.configSet("dbfilename", "in-the-way.rdb"));
        probed.ask(redis -> redis.configSet("save", "3600 1000000"));
        try {
            probed.ask(RedisCommands::bgsave);
            isSoonOutAfter(() -> lastSaveFailed());
            assertThat(node.report().problem()).contains("MISCONF");
            goesElsewhere(node);
        } finally {
            probed.ask(redis -> redis.configSet("dbfilename", "dump.rdb"));
            probed.ask(redis -> redis.configSet("save", ""));
        }
        await().until(node::healthy);
        probed.push(1);
    }

    @Test
    void isLeftOutWhileItLoadsItsData() throws Exception {
        probed.push(3);
        probed.ask(redis -> redis.eval(
                "for i = 1, 30000 do redis.call('SET', KEYS[1], i) end return 1",
                ScriptOutputType.INTEGER,
                "dataflow:ballast".getBytes(UTF_8)));
        probed.ask(redis -> redis.configSet("key-load-delay", "100"));
        StatefulRedisConnection<byte[], byte[]> loading = probed.client().connect(ByteArrayCodec.INSTANCE);
        try {
            Future<String> loaded = loading.async()
                    .dispatch(
                            CommandType.DEBUG,
                            new StatusOutput<>(ByteArrayCodec.INSTANCE),
                            new CommandArgs<>(ByteArrayCodec.INSTANCE).add("LOADAOF"));
            isSoonOutAfter(() -> true);
            assertThat(node.report().problem()).contains("LOADING");
            goesElsewhere(node);
            await().until(loaded::isDone);
        } finally {
            probed.ask(redis -> redis.configSet("key-load-delay", "0"));
            loading.close();
        }
        await().until(node::healthy);
        assertThat(probed.waiting()).hasSize(3);
    }

    @Test
    void hasWhatLayOnItAfterItWasKilledAndComesBackByItself() throws Exception {
        probed.push(500);
        server.kill();
        isSoonOutAfter(() -> true);
        goesElsewhere(node);
        server.restart();
        await().until(node::healthy);
        assertThat(probed.waiting()).hasSize(500);
        await().until(() -> node.report().waiting() == 500 && node.report().balanced());
        probed.push(1);
        assertThat(probed.waiting()).hasSize(501);
    }

    @Test
    void letsABatchThatIsUnderWayToAStalledServerGo() {
        server.pause();
        try {
            CompletableFuture<Void> stuck = node.push(List.of(new byte[] {1})).toCompletableFuture();
            assertThatThrownBy(() -> stuck.get(PATIENCE_FOR_A_SECOND.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(BufferUnavailable.class);
        } finally {
            server.resume();
        }
        await().until(node::healthy);
    }

    @Test
    void isSparedWhileItCanNotBeWrittenTo() {
        probed.ask(redis -> redis.configSet("min-replicas-to-write", "1"));
        try {
            await().until(() -> !node.healthy());
            assertThat(node.report().problem()).contains("NOREPLICAS");
        } finally {
            probed.ask(redis -> redis.configSet("min-replicas-to-write", "0"));
        }
        await().until(node::healthy);
    }

    private void isSoonOutAfter(Callable<Boolean> cause) {
        await().pollInterval(Duration.ofMillis(10)).until(cause);
        await().pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE_FOR_A_SECOND)
                .until(() -> !node.healthy());
    }

    private static void goesElsewhere(RedisNode out) throws Exception {
        InMemoryNode other = new InMemoryNode("other");
        BufferNodes both = new BufferNodes(List.of(out, other), 4, 4000);
        for (int batch = 0; batch < 4; batch++) {
            both.push(List.of(new byte[] {1}), PATIENCE_FOR_A_SECOND)
                    .orElseThrow()
                    .answer()
                    .toCompletableFuture()
                    .get(PATIENCE_FOR_A_SECOND.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(other.waiting()).hasSize(4);
    }

    private static boolean lastSaveFailed() {
        return probed.ask(redis -> redis.info("persistence")).contains("rdb_last_bgsave_status:err");
    }
}
