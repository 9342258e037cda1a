package io.dataflow.bridge.buffer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dataflow.contract.BufferKeys;
import io.dataflow.contract.Excerpt;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeClients;
import io.dataflow.platform.buffer.NodeState;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** One connection to one Redis server, from its opening to its first failure; a new one is opened after that. */
final class RedisLink implements AutoCloseable {

    private static final byte[] PROBE = BufferKeys.PROBE.getBytes(UTF_8);
    private static final Duration PROBE_STAYS = Duration.ofMinutes(1);
    private static final Duration CONFIG_HOLDS = Duration.ofSeconds(10);

    private final RedisClient client;
    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final NodeScripts scripts;
    private Map<String, String> config = Map.of();
    private long configReadAt;

    private RedisLink(RedisClient client, StatefulRedisConnection<byte[], byte[]> connection) {
        this.client = client;
        this.connection = connection;
        this.scripts = new NodeScripts(connection.sync());
        this.config = config();
    }

    /** Connects and brings the scripts over; blocks. */
    static RedisLink open(NodeClients clients, NodeAddress address) {
        RedisClient client = clients.open(address);
        try {
            return new RedisLink(client, client.connect(ByteArrayCodec.INSTANCE));
        } catch (RuntimeException e) {
            client.shutdownAsync(0, 0, TimeUnit.SECONDS);
            throw e;
        }
    }

    /**
     * List and ledger in one step; never blocks.
     *
     * @param replicas so many have to have it, too
     * @param confirmWithin by then
     * @return whether it was done; false where the node has been told to take no more
     */
    CompletionStage<Boolean> push(List<byte[]> entries, int replicas, Duration confirmWithin) {
        CompletionStage<Boolean> pushed = scripts.push(connection.async(), entries);
        if (replicas == 0) {
            return pushed;
        }
        CompletionStage<Long> confirmed = connection.async().waitForReplication(replicas, confirmWithin.toMillis());
        return pushed.thenCombine(confirmed, (done, count) -> {
            if (done && count < replicas) {
                throw new TooFewReplicas(count, replicas);
            }
            return done;
        });
    }

    /** Asks how it is; blocks. */
    NodeMeasure measure() {
        long asked = System.nanoTime();
        String refusal = tryWriting();
        Duration latency = Duration.ofNanos(System.nanoTime() - asked);
        NodeCounts counts = scripts.count(connection.sync());
        return new NodeMeasure(counts, facts(), latency, refusal);
    }

    /** Empty where it can be written to, else what the server says. */
    private String tryWriting() {
        try {
            connection.sync().set(PROBE, PROBE, SetArgs.Builder.px(PROBE_STAYS));
            return "";
        } catch (RedisCommandExecutionException e) {
            return Excerpt.of(String.valueOf(e.getMessage()));
        }
    }

    private NodeFacts facts() {
        if (System.nanoTime() - configReadAt > CONFIG_HOLDS.toNanos()) {
            config = config();
        }
        return NodeFacts.read(connection.sync().info(), config);
    }

    /** Managed servers don't let anybody ask. */
    private Map<String, String> config() {
        configReadAt = System.nanoTime();
        try {
            return connection.sync().configGet("appendfsync");
        } catch (RedisCommandExecutionException e) {
            return Map.of();
        }
    }

    /** Tells the node its state, unless it knows a newer one; blocks. */
    void tell(NodeState state, long revision) {
        scripts.tell(connection.sync(), state, revision);
    }

    /** Ends the node's use if nothing lies on it, or by force, in one step; its ledger stays; blocks. */
    NodeScripts.Removal remove(boolean force, long revision) {
        return scripts.remove(connection.sync(), force, revision);
    }

    /** Ends the pushes to a node that was removed while it was away, unless it was used again since; blocks. */
    NodeScripts.Removal fence(long revision) {
        return scripts.fence(connection.sync(), revision);
    }

    /** Fails what is still under way; doesn't wait for the server. The client closes its connection. */
    @Override
    public void close() {
        client.shutdownAsync(0, 0, TimeUnit.SECONDS);
    }

    /** The node has the readings, but not as many of its replicas as have to. */
    static final class TooFewReplicas extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private TooFewReplicas(long confirmed, int needed) {
            super(confirmed + " of " + needed + " replicas confirmed in time");
        }
    }
}
