package io.dataflow.bridge.buffer;

import io.dataflow.platform.buffer.NodeName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All buffer nodes and whose turn it is. A node with as many batches under way as it may have is passed over, so that one slow
 * node doesn't stop the others. Safe for use by any number of threads.
 */
public final class BufferNodes {

    /** Nobody tells when a node gets well; whoever waits looks again this often. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final int mostBatchesUnderWay;
    private final RoundRobin<BufferNode> roundRobin;
    private final Map<NodeName, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition batchAnswered = lock.newCondition();
    private volatile List<BufferNode> nodes = List.of();

    /**
     * @param mostBatchesUnderWay pushed to one node and not yet answered
     * @param mostToCatchUp in readings, as {@link BufferSettings#catchUp}
     */
    public BufferNodes(List<? extends BufferNode> nodes, int mostBatchesUnderWay, int mostToCatchUp) {
        this.mostBatchesUnderWay = mostBatchesUnderWay;
        this.roundRobin = new RoundRobin<>(BufferNode::healthy, mostToCatchUp);
        replace(nodes);
    }

    /** From now on batches go to these; what is under way to others is answered all the same. */
    void replace(List<? extends BufferNode> now) {
        lock.lock();
        try {
            if (!nodes.equals(now)) {
                nodes = List.copyOf(now);
                roundRobin.dealTo(nodes);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Every node, healthy or not, by name. */
    public List<BufferNode> all() {
        return nodes;
    }

    /** Whether at least one node takes readings now. */
    public boolean anyHealthy() {
        return nodes.stream().anyMatch(BufferNode::healthy);
    }

    /**
     * Pushes a batch to the node whose turn it is, as {@link BufferNode#push} does; waits at most this long for one to become
     * ready, and answers empty where none did.
     */
    public Optional<Push> push(List<byte[]> entries, Duration longestWait) throws InterruptedException {
        return turn(entries.size(), longestWait).map(node -> new Push(node.name(), pushTo(node, entries)));
    }

    private CompletionStage<Void> pushTo(BufferNode node, List<byte[]> entries) {
        try {
            return node.push(entries)
                    .whenComplete((done, failure) -> answered(node, failure == null ? 0 : entries.size()));
        } catch (Throwable e) {
            answered(node, entries.size());
            throw e;
        }
    }

    private Optional<BufferNode> turn(int readings, Duration longestWait) throws InterruptedException {
        long deadline = System.nanoTime() + longestWait.toNanos();
        lock.lockInterruptibly();
        try {
            Optional<BufferNode> node = roundRobin.next(readings, this::ready);
            while (node.isEmpty() && System.nanoTime() < deadline) {
                batchAnswered.awaitNanos(LOOK_AGAIN.toNanos());
                node = roundRobin.next(readings, this::ready);
            }
            node.ifPresent(chosen -> underWay(chosen).incrementAndGet());
            return node;
        } finally {
            lock.unlock();
        }
    }

    private void answered(BufferNode node, int notTaken) {
        lock.lock();
        try {
            roundRobin.notTaken(node, notTaken);
            underWay(node).decrementAndGet();
            batchAnswered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean ready(BufferNode node) {
        return underWay(node).get() < mostBatchesUnderWay && node.healthy();
    }

    private AtomicInteger underWay(BufferNode node) {
        return underWay.computeIfAbsent(node.name(), name -> new AtomicInteger());
    }

    /**
     * A batch on its way.
     *
     * @param answer as of {@link BufferNode#push}
     */
    public record Push(NodeName node, CompletionStage<Void> answer) {}
}
