package io.dataflow.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dataflow.contract.BufferKeys;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.EnvelopeFormat;
import io.dataflow.contract.MalformedEnvelope;
import io.dataflow.local.LocalRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/** What lies on buffer nodes, for tests. */
public final class BufferedReadings {

    /** One for all, as tests ask often and making one takes long; it ends with the test run. */
    private static final RedisClient CLIENT = RedisClient.create();

    private static final byte[] WAITING = BufferKeys.WAITING.getBytes(UTF_8);

    private BufferedReadings() {}

    /** Every waiting envelope of several nodes. */
    public static List<Envelope> of(List<LocalRedis> nodes) {
        return nodes.stream().flatMap(node -> on(node).stream()).toList();
    }

    /** Every waiting envelope of one node. */
    public static List<Envelope> on(LocalRedis node) {
        return ask(node, redis -> redis.lrange(WAITING, 0, -1)).stream()
                .map(BufferedReadings::envelope)
                .toList();
    }

    /** Every waiting envelope of one node, without ever holding more than one of them. */
    public static <T> List<T> each(LocalRedis node, Function<Envelope, T> seen) {
        return ask(
                node,
                redis -> LongStream.range(0, redis.llen(WAITING))
                        .mapToObj(place -> seen.apply(envelope(redis.lindex(WAITING, place))))
                        .toList());
    }

    /** How many wait on a node. */
    public static long count(LocalRedis node) {
        return ask(node, redis -> redis.llen(WAITING));
    }

    /** Empties nodes. */
    public static void clear(List<LocalRedis> nodes) {
        nodes.forEach(node -> ask(node, RedisCommands::flushall));
    }

    private static Envelope envelope(byte[] entry) {
        try {
            return EnvelopeFormat.fromBytes(entry);
        } catch (MalformedEnvelope e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T ask(LocalRedis node, Function<RedisCommands<byte[], byte[]>, T> question) {
        try (StatefulRedisConnection<byte[], byte[]> connection =
                CLIENT.connect(ByteArrayCodec.INSTANCE, RedisURI.create(node.uri()))) {
            return question.apply(connection.sync());
        }
    }
}
