package io.dataflow.validation.intake;

import io.dataflow.contract.BufferKeys;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One buffer node as this instance uses it. A command is sent once and on one connection only: after any failure the connection
 * is closed and the next call makes a new one, so no claim can be made a second time behind our back. Called by the node's own
 * thread, but for {@link #renewLease}.
 */
final class NodeBuffer implements AutoCloseable {

    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final byte[] ALIVE = {'1'};

    private final NodeAddress address;
    private final String instance;
    private final IntakeSettings settings;
    private final RedisClient client;

    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;

    /** The client must not reconnect by itself. */
    NodeBuffer(NodeAddress address, String instance, IntakeSettings settings, RedisClient client) {
        this.address = address;
        this.instance = instance;
        this.settings = settings;
        this.client = client;
    }

    NodeName name() {
        return address.name();
    }

    /** Whether the last call was answered. */
    boolean connected() {
        return connection != null;
    }

    /** Takes the oldest waiting envelopes, if there are any. */
    Optional<Claim> claim() {
        Claim.Id id = Claim.Id.unique();
        String[] keys = {BufferKeys.WAITING, BufferKeys.claim(id.value()), BufferKeys.OWNERS, BufferKeys.lease(instance)
        };
        List<byte[]> entries = call(redis -> Script.CLAIM.run(
                redis,
                keys,
                id.value(),
                instance,
                String.valueOf(settings.claimSize()),
                String.valueOf(settings.claimBytes().toBytes()),
                leaseMillis()));
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Claim(id, false, entries));
    }

    /** Takes over a claim that nobody works on: of an owner without a lease, or of this instance, which has none in hand. */
    Optional<Claim> adopt() {
        for (KeyValue<String, byte[]> entry : call(this::owners)) {
            String owner = new String(entry.getValue(), StandardCharsets.UTF_8);
            String[] keys = {BufferKeys.OWNERS, BufferKeys.lease(owner), BufferKeys.lease(instance)};
            long adopted = this.<Long>call(
                    redis -> Script.ADOPT.run(redis, keys, entry.getKey(), owner, instance, leaseMillis()));
            if (adopted == 1) {
                List<byte[]> entries = call(redis -> redis.lrange(BufferKeys.claim(entry.getKey()), 0, -1));
                return Optional.of(new Claim(new Claim.Id(entry.getKey()), true, entries));
            }
        }
        return Optional.empty();
    }

    /** Whether the claim is still this instance's. */
    boolean owns(Claim.Id id) {
        byte @Nullable [] owner = call(redis -> redis.hget(BufferKeys.OWNERS, id.value()));
        return owner != null && instance.equals(new String(owner, StandardCharsets.UTF_8));
    }

    /** Deletes a claim that is committed; false if it is gone already or another's. */
    boolean settle(Claim.Id id) {
        String[] keys = {BufferKeys.OWNERS, BufferKeys.claim(id.value()), BufferKeys.LEDGER};
        return this.<Long>call(redis -> Script.SETTLE.run(redis, keys, id.value(), instance, BufferKeys.SETTLED)) >= 0;
    }

    /** Says that this instance is alive, without waiting for an answer. On any thread. */
    void renewLease() {
        StatefulRedisConnection<String, byte[]> open = connection;
        if (open != null && open.isOpen()) {
            open.async()
                    .set(
                            BufferKeys.lease(instance),
                            ALIVE,
                            SetArgs.Builder.px(settings.lease().toMillis()));
        }
    }

    /** Lets others adopt at once what this instance leaves behind. */
    void giveUpLease() {
        call(redis -> redis.del(BufferKeys.lease(instance)));
    }

    @Override
    public void close() {
        StatefulRedisConnection<String, byte[]> open = connection;
        connection = null;
        if (open != null) {
            open.closeAsync();
        }
    }

    private List<KeyValue<String, byte[]>> owners(RedisCommands<String, byte[]> redis) {
        return redis.hgetall(BufferKeys.OWNERS).entrySet().stream()
                .map(entry -> KeyValue.just(entry.getKey(), entry.getValue()))
                .toList();
    }

    private String leaseMillis() {
        return String.valueOf(settings.lease().toMillis());
    }

    private <T> T call(Function<RedisCommands<String, byte[]>, T> command) {
        try {
            return command.apply(open().sync());
        } catch (RedisException e) {
            close();
            throw new BufferUnavailable(address.name(), e);
        }
    }

    private StatefulRedisConnection<String, byte[]> open() {
        StatefulRedisConnection<String, byte[]> open = connection;
        if (open == null) {
            RedisURI uri = address.uri();
            uri.setTimeout(settings.answerWithin());
            open = client.connect(CODEC, uri);
            open.setTimeout(settings.answerWithin());
            connection = open;
        }
        return open;
    }
}
