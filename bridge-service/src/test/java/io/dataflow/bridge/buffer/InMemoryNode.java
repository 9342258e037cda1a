package io.dataflow.bridge.buffer;

import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.platform.buffer.NodeName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A buffer node for tests: can be broken, mended, and made to hold its answers back. */
public final class InMemoryNode implements BufferNode {

    private final NodeName name;
    private final List<byte[]> waiting = new ArrayList<>();
    private final List<CompletableFuture<Void>> heldBack = new ArrayList<>();
    private boolean healthy = true;
    private boolean holding;
    private boolean buggy;
    private int pushes;
    private int largestPush;

    public InMemoryNode(String name) {
        this.name = new NodeName(name);
    }

    /** From now on pushes fail; as a real one, it is left out from the first that does. */
    public synchronized void fail() {
        healthy = false;
    }

    /** It is well again. */
    public synchronized void mend() {
        healthy = true;
    }

    /** Whether pushes throw what no node should. */
    public synchronized void throwUnexpectedly(boolean really) {
        buggy = really;
    }

    /** Keeps answers back until {@link #answer}. */
    public synchronized void holdAnswers() {
        holding = true;
    }

    /** Gives the answers that were kept back. */
    public void answer() {
        released().forEach(answer -> answer.complete(null));
    }

    /** Breaks, and loses the answers that were kept back; what was pushed stays. */
    public void loseAnswers() {
        fail();
        released().forEach(answer -> answer.completeExceptionally(new BufferUnavailable(name, "lost the answer")));
    }

    private synchronized List<CompletableFuture<Void>> released() {
        List<CompletableFuture<Void>> answers = List.copyOf(heldBack);
        heldBack.clear();
        holding = false;
        return answers;
    }

    @Override
    public NodeName name() {
        return name;
    }

    @Override
    public synchronized boolean healthy() {
        return healthy;
    }

    @Override
    public synchronized CompletionStage<Void> push(List<byte[]> entries) {
        pushes++;
        if (buggy) {
            throw new IllegalStateException("a bug, by a test");
        }
        if (!healthy) {
            return CompletableFuture.failedFuture(new BufferUnavailable(name, "is broken by a test"));
        }
        waiting.addAll(entries);
        largestPush = Math.max(largestPush, entries.size());
        if (!holding) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> answer = new CompletableFuture<>();
        heldBack.add(answer);
        return answer;
    }

    public synchronized List<byte[]> waiting() {
        return List.copyOf(waiting);
    }

    public synchronized int pushes() {
        return pushes;
    }

    /** In entries. */
    public synchronized int largestPush() {
        return largestPush;
    }

    @Override
    public synchronized BufferNodeReport report() {
        return new BufferNodeReport(
                name.value(), "memory", healthy, "", waiting.size(), 0, waiting.size(), 0, 0, 0, true);
    }
}
