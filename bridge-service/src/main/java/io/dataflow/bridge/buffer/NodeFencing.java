package io.dataflow.bridge.buffer;

import io.dataflow.bridge.buffer.AbandonedNodes.Abandoned;
import io.dataflow.platform.BackOff;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeClients;
import io.dataflow.platform.buffer.NodeName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells servers that were removed while they did not answer, as soon as they are back, so that not even a bridge that slept through
 * the removal pushes to them. Every bridge tries; what it finds is said by the one that was first.
 */
final class NodeFencing implements SmartLifecycle {

    static final Duration GIVES_UP_AFTER = Duration.ofDays(1);

    /** Nobody may be let push for long to one that is back. */
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(1));

    private static final Logger log = LoggerFactory.getLogger(NodeFencing.class);

    private final AbandonedNodes abandoned;
    private final NodeClients clients;
    private final BufferSettings settings;
    private final InstantSource clock;
    private final NodeDiary diary;
    private final Map<NodeName, Tries> tries = new ConcurrentHashMap<>();
    private volatile Thread thread = Thread.ofPlatform().unstarted(() -> {});
    private volatile boolean running;

    NodeFencing(
            AbandonedNodes abandoned,
            NodeClients clients,
            BufferSettings settings,
            InstantSource clock,
            NodeDiary diary) {
        this.abandoned = abandoned;
        this.clients = clients;
        this.settings = settings;
        this.clock = clock;
        this.diary = diary;
    }

    /** @param next not before */
    private record Tries(int failed, Instant next) {}

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("buffer-fencing").daemon().start(this::goOn);
    }

    private void goOn() {
        try {
            while (running) {
                tryAll();
                Thread.sleep(settings.probeEvery());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryAll() throws InterruptedException {
        try {
            List<Abandoned> all = abandoned.all();
            tries.keySet().retainAll(all.stream().map(Abandoned::line).toList());
            tryAtOnce(all.stream().filter(this::due).toList());
        } catch (DataAccessException e) {
            log.debug("The removed buffer nodes that are to be told can't be read; next try soon", e);
        } catch (RuntimeException e) {
            log.error("Telling removed buffer nodes failed in a way that nobody thought of; it goes on", e);
        }
    }

    private boolean due(Abandoned node) {
        Tries before = tries.get(node.line());
        return before == null || !clock.instant().isBefore(before.next());
    }

    /** One that never answers delays no other. */
    private void tryAtOnce(List<Abandoned> due) throws InterruptedException {
        Map<NodeName, Thread> trying = new HashMap<>();
        due.forEach(node -> trying.put(node.line(), Thread.startVirtualThread(() -> tell(node))));
        for (Thread one : trying.values()) {
            one.join();
        }
    }

    private void tell(Abandoned node) {
        try {
            if (clock.instant().isAfter(node.since().plus(GIVES_UP_AFTER))) {
                giveUp(node);
            } else {
                node.address().ifPresent(address -> tell(node, address));
            }
        } catch (DataAccessException | TransactionException e) {
            log.debug("What came of telling buffer node {} can't be written; it is told again", node.node(), e);
        }
    }

    private void giveUp(Abandoned node) {
        if (abandoned.forget(node)) {
            diary.givenUp(node.node(), GIVES_UP_AFTER);
        }
    }

    private void tell(Abandoned node, NodeAddress address) {
        Optional<NodeScripts.Removal> removal = fence(node, address);
        if (removal.isEmpty()) {
            return;
        }
        NodeCounts left = removal.get().left();
        if (!removal.get().done()) {
            abandoned.forget(node);
        } else if (abandoned.told(node, left)) {
            diary.fenced(node.node(), address.place(), left);
        }
    }

    private Optional<NodeScripts.Removal> fence(Abandoned node, NodeAddress address) {
        try (RedisLink link = RedisLink.open(clients, address)) {
            return Optional.of(link.fence(node.revision()));
        } catch (RuntimeException e) {
            log.debug("Buffer node {} {}; it can't be told yet that it was removed", node.node(), Failures.inWords(e));
            tries.compute(node.line(), (line, before) -> later(before == null ? 1 : before.failed() + 1));
            return Optional.empty();
        }
    }

    private Tries later(int failed) {
        return new Tries(failed, clock.instant().plus(BACK_OFF.after(failed, ThreadLocalRandom.current())));
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return NodeFollowing.PHASE;
    }
}
