package io.dataflow.validation;

import io.dataflow.contract.BufferKeys;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.EnvelopeFormat;
import io.dataflow.contract.ReplyTo;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.Topics;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestRedis;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.TrustedCa;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A buffer node of a test, filled as a bridge fills it. */
final class Buffer implements AutoCloseable {

    private static final AtomicLong DELIVERIES = new AtomicLong();

    private final String name;
    private final LocalRedis server = TestRedis.start();
    private final RedisClient client;
    private final StatefulRedisConnection<String, byte[]> connection;

    Buffer(String name) {
        this.name = name;
        this.client = RedisClient.create(server.uri().toString());
        this.connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
    }

    NodeAddress address() {
        return NodeAddress.parse(server.uri().toString(), TrustedCa.OF_JAVA);
    }

    String name() {
        return name;
    }

    LocalRedis server() {
        return server;
    }

    /** Pushes entries and counts them, in one step. */
    void push(List<byte[]> entries) {
        for (int from = 0; from < entries.size(); from += 500) {
            List<byte[]> part = entries.subList(from, Math.min(entries.size(), from + 500));
            var redis = connection.sync();
            redis.multi();
            redis.rpush(BufferKeys.WAITING, part.toArray(byte[][]::new));
            redis.hincrby(BufferKeys.LEDGER, BufferKeys.RECEIVED, part.size());
            redis.exec();
        }
    }

    /** From now on the node refuses whatever would take more memory. */
    void leaveNoRoom() {
        connection.sync().configSet("maxmemory", "1kb");
    }

    /** Whether the node takes changes, or refuses all of them as one that lost its replicas. */
    void mayWrite(boolean may) {
        connection.sync().configSet("min-replicas-to-write", may ? "0" : "1");
    }

    long received() {
        return ledger(BufferKeys.RECEIVED);
    }

    long settled() {
        return ledger(BufferKeys.SETTLED);
    }

    long waiting() {
        return connection.sync().llen(BufferKeys.WAITING);
    }

    long claimed() {
        var redis = connection.sync();
        return redis.hkeys(BufferKeys.OWNERS).stream()
                .mapToLong(claim -> redis.llen(BufferKeys.claim(claim)))
                .sum();
    }

    /** How many claims the instance has taken and not settled. */
    long claimsOf(String instance) {
        return connection.sync().hvals(BufferKeys.OWNERS).stream()
                .map(owner -> new String(owner, StandardCharsets.UTF_8))
                .filter(owner -> owner.startsWith(instance + "#"))
                .count();
    }

    /** What the ledger has too much or too little, all counted in one step; zero if the node's books balance. */
    long imbalance() {
        String script = """
                local known = redis.call('LLEN', KEYS[1])
                for _, id in ipairs(redis.call('HKEYS', KEYS[2])) do
                  known = known + redis.call('LLEN', ARGV[1] .. id)
                end
                local ledger = redis.call('HMGET', KEYS[3], 'received', 'settled')
                return (ledger[1] or 0) - (ledger[2] or 0) - known
                """;
        String[] keys = {BufferKeys.WAITING, BufferKeys.OWNERS, BufferKeys.LEDGER};
        byte[] claims = BufferKeys.claim("").getBytes(StandardCharsets.UTF_8);
        return connection.sync().<Long>eval(script, ScriptOutputType.INTEGER, keys, claims);
    }

    boolean everythingIsSettled() {
        return settled() == received() && waiting() == 0 && claimed() == 0;
    }

    /** A claim that its owner had taken before it died, with these entries. */
    void leaveBehind(String claimId, String owner, List<byte[]> entries) {
        var redis = connection.sync();
        redis.rpush(BufferKeys.claim(claimId), entries.toArray(byte[][]::new));
        redis.hset(BufferKeys.OWNERS, claimId, owner.getBytes(StandardCharsets.UTF_8));
        redis.hincrby(BufferKeys.LEDGER, BufferKeys.RECEIVED, entries.size());
    }

    /** The wire form of what a device published, as a delivery of its own. */
    static byte[] published(String device, String payload) {
        return published(device, payload.getBytes(StandardCharsets.UTF_8), DELIVERIES.incrementAndGet());
    }

    /** The same of one that waits for a reply. */
    static byte[] published(String device, String payload, ReplyTo reply) {
        return published(
                device, payload.getBytes(StandardCharsets.UTF_8), DELIVERIES.incrementAndGet(), Optional.of(reply));
    }

    static byte[] published(String device, byte[] payload, long deliveryId) {
        return published(device, payload, deliveryId, Optional.empty());
    }

    private static byte[] published(String device, byte[] payload, long deliveryId, Optional<ReplyTo> reply) {
        return EnvelopeFormat.toBytes(new Envelope(
                deliveryId,
                new SourceName("mqtt"),
                Topics.telemetry(new DeviceId(device)),
                Optional.of(new DeviceId(device)),
                Instant.now(),
                Optional.empty(),
                reply,
                Map.of(),
                payload));
    }

    private long ledger(String field) {
        byte[] value = connection.sync().hget(BufferKeys.LEDGER, field);
        return value == null ? 0 : Long.parseLong(new String(value, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        connection.close();
        client.close();
        server.stop();
    }
}
