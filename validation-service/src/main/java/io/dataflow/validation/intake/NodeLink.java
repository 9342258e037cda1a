package io.dataflow.validation.intake;

import io.dataflow.platform.buffer.NodeName;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A way to a buffer node. A command is sent once and on one connection only: after any failure the connection is closed and the
 * next call makes a new one, so nothing is done a second time behind our back. For one thread at a time.
 */
final class NodeLink implements AutoCloseable {

    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final NodeName node;
    private final RedisClient client;
    private @Nullable StatefulRedisConnection<String, byte[]> connection;

    /** The client must not reconnect by itself. */
    NodeLink(NodeName node, RedisClient client) {
        this.node = node;
        this.client = client;
    }

    /** Blocks until the node has answered, as long as the client's limits allow. */
    <T> T call(Function<RedisCommands<String, byte[]>, T> command) {
        try {
            return command.apply(open().sync());
        } catch (RedisException e) {
            close();
            throw new BufferUnavailable(node, e);
        }
    }

    @Override
    public void close() {
        StatefulRedisConnection<String, byte[]> open = connection;
        connection = null;
        if (open != null) {
            open.closeAsync();
        }
    }

    private StatefulRedisConnection<String, byte[]> open() {
        StatefulRedisConnection<String, byte[]> open = connection;
        if (open == null) {
            open = client.connect(CODEC);
            connection = open;
        }
        return open;
    }
}
