package io.dataflow.bridge.buffer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.event.Events;
import io.dataflow.contract.BufferKeys;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.Patience;
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
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Redis server and a node for it that is probed as in a bridge, for tests; another node for each test, the server for all. */
final class ProbedNode implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    static {
        Awaitility.setDefaultTimeout(Patience.LONG);
    }

    private final NodeDiary diary =
            new NodeDiary(new Events(new ServiceIdentity("bridge-service", "bridge-1"), Clock.systemUTC()));
    private final BufferSettings settings = TestSettings.withNodes();
    private final LocalRedis server = TestRedis.start();
    private final RedisClient client = RedisClient.create(RedisURI.create(server.uri()));
    private NodeClients clients;
    private RedisNode node;
    private Optional<NodeProbing> probing = Optional.empty();

    /** A new node over an emptied server; it is well when this returns. */
    @Override
    public void beforeEach(ExtensionContext test) {
        ask(RedisCommands::flushall);
        clients = new NodeClients(settings.answerWithin(), settings.connectWithin());
        probe(settings);
        await().until(node::healthy);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        stopProbing();
        clients.close();
    }

    /** Another node for the server, with other settings; the one before is probed no more. */
    void probe(BufferSettings by) {
        stopProbing();
        node = new RedisNode(entry(NodeState.ACTIVE, 1), clients, by, Clock.systemUTC(), diary);
        NodeProbing now = new NodeProbing(node, by.probeEvery());
        now.start();
        probing = Optional.of(now);
    }

    void stopProbing() {
        probing.ifPresent(NodeProbing::stop);
        probing = Optional.empty();
    }

    RedisNode node() {
        return node;
    }

    LocalRedis server() {
        return server;
    }

    RedisClient client() {
        return client;
    }

    NodeClients clients() {
        return clients;
    }

    NodeEntry entry(NodeState state, long revision) {
        NodeAddress address = NodeAddress.parse(server.uri().toString(), TrustedCa.OF_JAVA);
        return new NodeEntry(new NodeName("redis-1"), address, state, revision);
    }

    /** One that is probed by nobody but the test. */
    RedisNode unprobed() {
        return unprobed(entry(NodeState.ACTIVE, 1));
    }

    RedisNode unprobed(NodeEntry entry) {
        return new RedisNode(entry, clients, settings, Clock.systemUTC(), diary);
    }

    List<byte[]> waiting() {
        return ask(redis -> redis.lrange(BufferKeys.WAITING.getBytes(UTF_8), 0, -1));
    }

    void push(int entries) throws Exception {
        List<byte[]> batch =
                IntStream.range(0, entries).mapToObj(i -> new byte[] {(byte) i}).toList();
        node.push(batch).toCompletableFuture().get(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
    }

    /** What the server itself says. */
    <T> T ask(Function<RedisCommands<byte[], byte[]>, T> question) {
        try (StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE)) {
            return question.apply(connection.sync());
        }
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        client.shutdown();
        server.stop();
    }
}
