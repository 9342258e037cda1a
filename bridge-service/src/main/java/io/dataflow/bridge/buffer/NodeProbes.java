package io.dataflow.bridge.buffer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Asks every buffer node how it is, again and again, each from a thread of its own so that a stalled one delays no other. */
final class NodeProbes implements SmartLifecycle {

    /** Before anything is pushed, and stopped after everything that pushes. */
    static final int PHASE = 100;

    private static final Logger log = LoggerFactory.getLogger(NodeProbes.class);

    private final List<RedisNode> nodes;
    private final Duration every;
    private final ScheduledExecutorService probing;
    private volatile boolean running;

    NodeProbes(List<RedisNode> nodes, Duration every) {
        this.nodes = List.copyOf(nodes);
        this.every = every;
        this.probing = Executors.newScheduledThreadPool(
                nodes.size(),
                Thread.ofPlatform().name("buffer-probe-", 1).daemon().factory());
    }

    List<RedisNode> nodes() {
        return nodes;
    }

    @Override
    public void start() {
        running = true;
        nodes.forEach(
                node -> probing.scheduleWithFixedDelay(() -> probe(node), 0, every.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void probe(RedisNode node) {
        try {
            node.probe();
        } catch (Throwable e) {
            log.error("Probing buffer node {} failed in a way that nobody thought of; it goes on", node.name(), e);
        }
    }

    @Override
    public void stop() {
        running = false;
        probing.shutdownNow();
        nodes.forEach(RedisNode::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
