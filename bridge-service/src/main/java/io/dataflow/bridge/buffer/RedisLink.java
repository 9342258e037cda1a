package io.dataflow.bridge.buffer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dataflow.contract.BufferKeys;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** One connection to one Redis server, from its opening to its first failure; a new one is opened after that. */
final class RedisLink implements AutoCloseable {

    private static final byte[][] KEYS = {bytes(BufferKeys.WAITING), bytes(BufferKeys.LEDGER), bytes(BufferKeys.OWNERS)
    };

    private static final byte[] PUSH = bytes("""
            redis.call('RPUSH', KEYS[1], unpack(ARGV))
            redis.call('HINCRBY', KEYS[2], '%s', #ARGV)
            return #ARGV
            """.formatted(BufferKeys.RECEIVED));

    private static final byte[] COUNT = bytes("""
            local claimed = 0
            for _, id in ipairs(redis.call('HKEYS', KEYS[3])) do
              claimed = claimed + redis.call('LLEN', ARGV[1] .. id)
            end
            local ledger = redis.call('HMGET', KEYS[2], '%s', '%s')
            return {tonumber(ledger[1] or 0), tonumber(ledger[2] or 0), redis.call('LLEN', KEYS[1]), claimed}
            """.formatted(BufferKeys.RECEIVED, BufferKeys.SETTLED));

    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final String push;
    private final String count;

    /** Connects and brings the scripts over; blocks. */
    RedisLink(RedisClient client, NodeAddress address) {
        connection = client.connect(ByteArrayCodec.INSTANCE, address.uri());
        try {
            push = connection.sync().scriptLoad(PUSH);
            count = connection.sync().scriptLoad(COUNT);
        } catch (RuntimeException e) {
            connection.closeAsync();
            throw e;
        }
    }

    /** List and ledger in one step; never blocks. */
    CompletionStage<Long> push(List<byte[]> entries) {
        return connection.async().evalsha(push, ScriptOutputType.INTEGER, KEYS, entries.toArray(byte[][]::new));
    }

    /** Asks how it is; blocks. */
    NodeMeasure measure() {
        long asked = System.nanoTime();
        connection.sync().ping();
        Duration latency = Duration.ofNanos(System.nanoTime() - asked);
        Map<String, String> info = info();
        List<Long> counts = connection.sync().evalsha(count, ScriptOutputType.MULTI, KEYS, bytes(BufferKeys.claim("")));
        return new NodeMeasure(counts.get(0), counts.get(1), counts.get(2), counts.get(3), latency, info);
    }

    private Map<String, String> info() {
        Map<String, String> info = new HashMap<>();
        connection.sync().info().lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                info.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return info;
    }

    /** Fails what is still under way; doesn't wait for the server. */
    @Override
    public void close() {
        connection.closeAsync();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
