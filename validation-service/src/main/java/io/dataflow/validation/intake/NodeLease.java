package io.dataflow.validation.intake;

import io.dataflow.contract.BufferKeys;
import io.dataflow.platform.buffer.NodeName;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a node again and again that the owner of claims lives, from a thread and over a connection of its own: neither a long
 * transaction nor another node's silence can make a living owner look dead.
 */
final class NodeLease implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLease.class);
    static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final NodeName node;
    private final Owner owner;
    private final IntakeSettings settings;
    private final NodeLink link;
    private final Contact contact;

    private volatile boolean stopping;
    private volatile @Nullable Thread thread;
    private Optional<Owner> namesake = Optional.empty();

    NodeLease(NodeName node, Owner owner, IntakeSettings settings, RedisClient client) {
        this.node = node;
        this.owner = owner;
        this.settings = settings;
        this.link = new NodeLink(node, client);
        this.contact = new Contact(settings.lease().dividedBy(2));
    }

    void start() {
        thread = Thread.ofVirtual().name("lease-" + node).start(this);
    }

    /** Ends the renewals, though not what is on its way to the node. */
    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
    }

    /** Waits for the last renewal, for as long as one may take. */
    void awaitEnd() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join(settings.answerWithin());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether every living owner had the chance to renew its lease, so that who has none is dead. */
    boolean othersHadTheirChance() {
        return contact.hasLasted(settings.lease(), System.nanoTime());
    }

    @Override
    public void run() {
        while (!stopping) {
            Duration pause = renewWhateverHappens();
            if (!stopping) {
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    private Duration renewWhateverHappens() {
        try {
            link.call(this::renew);
            contact.answered(System.nanoTime());
            warnOfNamesake();
            return settings.renewal();
        } catch (BufferUnavailable e) {
            LOG.debug("The lease could not be renewed", e);
        } catch (Throwable e) {
            LOG.error("Renewing the lease on buffer node {} failed in a way that nobody thought of", node, e);
            link.close();
        }
        contact.lost();
        return AFTER_A_FAILURE.compareTo(settings.renewal()) < 0 ? AFTER_A_FAILURE : settings.renewal();
    }

    private Object renew(RedisCommands<String, byte[]> redis) {
        return Script.RENEW.run(
                redis,
                new String[] {BufferKeys.lease(owner.value())},
                String.valueOf(settings.lease().toMillis()));
    }

    /** Who was killed leaves its lease behind for a while; a namesake that lives on after that is another process. */
    private void warnOfNamesake() {
        if (namesake.isPresent() || !othersHadTheirChance()) {
            return;
        }
        namesake = link.call(this::livingNamesake);
        namesake.ifPresent(other -> LOG.warn(
                "Another validation-service that works on buffer node {} has the same name as this one ({} and {}). Nothing is"
                        + " lost by it, but give each a dataflow.instance of its own, so that one can tell them apart",
                node,
                owner,
                other));
    }

    private Optional<Owner> livingNamesake(RedisCommands<String, byte[]> redis) {
        return redis.hvals(BufferKeys.OWNERS).stream()
                .map(value -> new Owner(new String(value, StandardCharsets.UTF_8)))
                .filter(owner::isNamesakeOf)
                .filter(other -> redis.exists(BufferKeys.lease(other.value())) > 0)
                .findFirst();
    }
}
