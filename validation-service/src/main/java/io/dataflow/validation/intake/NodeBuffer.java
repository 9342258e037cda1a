package io.dataflow.validation.intake;

import io.dataflow.contract.BufferKeys;
import io.dataflow.platform.buffer.NodeName;
import io.lettuce.core.RedisClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One buffer node as one owner of claims uses it. Called by the node's own thread. */
final class NodeBuffer implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final NodeName name;
    private final Owner owner;
    private final IntakeSettings settings;
    private final RedisClient client;
    private final NodeLink link;
    private final NodeLease lease;

    /** The client leads to the node, must not reconnect by itself, and is shut down by {@link #close}. */
    NodeBuffer(NodeName name, Owner owner, IntakeSettings settings, RedisClient client) {
        this.name = name;
        this.owner = owner;
        this.settings = settings;
        this.client = client;
        this.link = new NodeLink(name, client);
        this.lease = new NodeLease(name, owner, settings, client);
    }

    NodeName name() {
        return name;
    }

    /** From now on the owner lives, as others see it. */
    void begin() {
        lease.start();
    }

    /** Takes the oldest waiting envelopes, if there are any. */
    Optional<Claim> claim() {
        Claim.Id id = Claim.Id.unique();
        String[] keys = {
            BufferKeys.WAITING, BufferKeys.claim(id.value()), BufferKeys.OWNERS, BufferKeys.lease(owner.value())
        };
        List<byte[]> entries = link.call(redis -> Script.CLAIM.run(
                redis,
                keys,
                id.value(),
                owner.value(),
                String.valueOf(settings.claimSize()),
                String.valueOf(settings.claimBytes().toBytes()),
                leaseMillis()));
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Claim(id, false, entries));
    }

    /**
     * Takes over a claim that nobody works on: one that was given up, one of an owner without a lease (once every living owner has
     * had time to renew it), or one of this owner itself, which has none in hand.
     */
    Optional<Claim> adopt() {
        String[] keys = {BufferKeys.OWNERS, BufferKeys.lease(owner.value())};
        String others = lease.othersHadTheirChance() ? "1" : "0";
        List<byte[]> found = link.call(redis -> Script.ADOPT.run(
                redis, keys, owner.value(), leaseMillis(), others, BufferKeys.claim(""), BufferKeys.lease("")));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Claim.Id id = new Claim.Id(new String(found.getFirst(), StandardCharsets.UTF_8));
        return Optional.of(new Claim(id, true, found.subList(1, found.size())));
    }

    /** Whether the claim is still this owner's. */
    boolean owns(Claim.Id id) {
        byte @Nullable [] seen = link.call(redis -> redis.hget(BufferKeys.OWNERS, id.value()));
        return seen != null && owner.value().equals(new String(seen, StandardCharsets.UTF_8));
    }

    /** Deletes a claim that is committed; false if it is gone already or another's. */
    boolean settle(Claim.Id id) {
        String[] keys = {BufferKeys.OWNERS, BufferKeys.claim(id.value()), BufferKeys.LEDGER};
        return link.<Long>call(redis -> Script.SETTLE.run(redis, keys, id.value(), owner.value(), BufferKeys.SETTLED))
                >= 0;
    }

    /** Leaves everything to others, who may adopt it at once. */
    void giveUp() {
        lease.stop();
        String[] keys = {BufferKeys.OWNERS, BufferKeys.lease(owner.value())};
        link.<Long>call(redis -> Script.GIVE_UP.run(redis, keys, owner.value()));
    }

    @Override
    public void close() {
        lease.stop();
        lease.awaitEnd();
        client.shutdown(Duration.ZERO, FAREWELL);
    }

    private String leaseMillis() {
        return String.valueOf(settings.lease().toMillis());
    }
}
