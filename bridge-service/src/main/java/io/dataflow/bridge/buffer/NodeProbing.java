package io.dataflow.bridge.buffer;

import io.dataflow.platform.buffer.NodeEntry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one buffer node how it is, again and again, from a thread of its own so that a stalled one delays no other. */
final class NodeProbing {

    private static final Logger log = LoggerFactory.getLogger(NodeProbing.class);

    private static final Duration LONGEST_FAREWELL = Duration.ofMillis(200);

    private final RedisNode node;
    private final Duration every;
    private final Thread thread;
    private volatile boolean stopped;

    NodeProbing(RedisNode node, Duration every) {
        this.node = node;
        this.every = every;
        this.thread =
                Thread.ofPlatform().name("buffer-probe-" + node.name()).daemon().unstarted(this::goOn);
    }

    void start() {
        thread.start();
    }

    RedisNode node() {
        return node;
    }

    RedisNode follow(NodeEntry entry) {
        if (entry.revision() != node.entry().revision()) {
            node.follow(entry);
        }
        return node;
    }

    private void goOn() {
        try {
            while (!stopped) {
                probe();
                Thread.sleep(every);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void probe() {
        try {
            node.probe();
        } catch (Throwable e) {
            log.error("Probing buffer node {} failed in a way that nobody thought of; it goes on", node.name(), e);
        }
    }

    /** Closes the node first, so that what is interrupted is nobody's failure; waits a moment for the thread. */
    void stop() {
        stopped = true;
        node.close();
        thread.interrupt();
        try {
            thread.join(LONGEST_FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
