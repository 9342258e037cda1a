package io.dataflow.bridge.buffer;

import io.dataflow.platform.buffer.NodeDirectory;
import io.dataflow.platform.buffer.NodeEntry;
import io.dataflow.platform.buffer.NodeName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Keeps the nodes in use the same as the list in the database; while that can't be read, they stay as they are. */
final class NodeFollowing implements SmartLifecycle {

    /** Before anything is pushed, and stopped after everything that pushes. */
    static final int PHASE = 100;

    private static final Logger log = LoggerFactory.getLogger(NodeFollowing.class);

    private final NodeDirectory directory;
    private final Function<NodeEntry, RedisNode> maker;
    private final BufferNodes nodes;
    private final Duration every;
    private final Duration probeEvery;
    private final Map<NodeName, NodeProbing> followed = new HashMap<>();
    private volatile Thread following = Thread.ofPlatform().unstarted(() -> {});
    private volatile boolean running;

    NodeFollowing(
            NodeDirectory directory, Function<NodeEntry, RedisNode> maker, BufferNodes nodes, BufferSettings settings) {
        this.directory = directory;
        this.maker = maker;
        this.nodes = nodes;
        this.every = settings.followEvery();
        this.probeEvery = settings.probeEvery();
    }

    @Override
    public void start() {
        running = true;
        follow();
        following = Thread.ofPlatform().name("buffer-nodes").daemon().start(this::goOn);
    }

    private void goOn() {
        try {
            while (running) {
                Thread.sleep(every);
                follow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads the list now; called by whoever changed it, too. */
    void follow() {
        try {
            follow(directory);
        } catch (DataAccessException e) {
            log.debug("The list of buffer nodes can't be read; the one read before stays in force", e);
        } catch (RuntimeException e) {
            log.error("The list of buffer nodes could not be followed in a way that nobody thought of; it goes on", e);
        }
    }

    /** Reading is part of it, lest an older list come after a newer one. */
    private synchronized void follow(NodeDirectory list) {
        if (!running) {
            return;
        }
        List<NodeEntry> entries = list.read();
        Map<NodeName, NodeProbing> gone = new HashMap<>(followed);
        List<RedisNode> now = new ArrayList<>();
        for (NodeEntry entry : entries) {
            gone.remove(entry.name());
            now.add(followed.computeIfAbsent(entry.name(), name -> begin(entry)).follow(entry));
        }
        nodes.replace(now);
        gone.forEach(this::end);
    }

    private NodeProbing begin(NodeEntry entry) {
        NodeProbing probing = new NodeProbing(maker.apply(entry), probeEvery);
        probing.start();
        return probing;
    }

    private void end(NodeName name, NodeProbing probing) {
        log.info("Buffer node {} was removed; it is not used any more", name);
        followed.remove(name);
        probing.stop();
    }

    /** The nodes in use, by name. */
    synchronized Map<NodeName, RedisNode> nodes() {
        Map<NodeName, RedisNode> all = new HashMap<>();
        followed.forEach((name, probing) -> all.put(name, probing.node()));
        return all;
    }

    @Override
    public void stop() {
        running = false;
        following.interrupt();
        stopAll();
    }

    private synchronized void stopAll() {
        followed.values().forEach(NodeProbing::stop);
        followed.clear();
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
