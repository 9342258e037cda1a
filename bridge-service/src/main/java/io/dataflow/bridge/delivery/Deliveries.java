package io.dataflow.bridge.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What waits to be pushed, bounded: when it is full, sources have to wait or to refuse. Safe for use by any number of threads. */
public final class Deliveries {

    private final BlockingQueue<Delivery> waiting;

    public Deliveries(int capacity) {
        waiting = new ArrayBlockingQueue<>(capacity);
    }

    /** Takes it if there is room; answers at once. */
    public boolean offer(Delivery delivery) {
        return waiting.offer(delivery);
    }

    /** Takes it if there is room by then. */
    public boolean offer(Delivery delivery, Duration longestWait) throws InterruptedException {
        return waiting.offer(delivery, longestWait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Gives up what nobody waits for any more, to make room for its redelivery. */
    public void forgetUnawaited() {
        waiting.removeIf(Deliveries::giveUpUnlessAwaited);
    }

    public int size() {
        return waiting.size();
    }

    private static boolean giveUpUnlessAwaited(Delivery delivery) {
        if (delivery.acknowledgement().awaited()) {
            return false;
        }
        delivery.acknowledgement().giveUp();
        return true;
    }

    /**
     * The next batch: waits for a first delivery, then as long as {@code linger} for more, unless there are enough.
     *
     * @return at least one and at most {@code largest} deliveries
     */
    List<Delivery> nextBatch(int largest, Duration linger) throws InterruptedException {
        List<Delivery> batch = new ArrayList<>();
        batch.add(waiting.take());
        waiting.drainTo(batch, largest - 1);
        if (batch.size() < largest) {
            // One nap instead of a wake-up a message: that is what makes a lingering batch cheap.
            LockSupport.parkNanos(linger.toNanos());
            waiting.drainTo(batch, largest - batch.size());
        }
        return batch;
    }
}
