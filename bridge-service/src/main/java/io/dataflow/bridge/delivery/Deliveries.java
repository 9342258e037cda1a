package io.dataflow.bridge.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
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

    /** Takes back what the pump does not have yet; nobody waits for it any more. */
    public void withdraw(Delivery delivery) {
        if (waiting.remove(delivery)) {
            delivery.giveUp();
        }
    }

    public int size() {
        return waiting.size();
    }

    /** Whether at least half of the places are taken. */
    public boolean halfFull() {
        return waiting.size() >= waiting.remainingCapacity();
    }

    private static boolean giveUpUnlessAwaited(Delivery delivery) {
        if (delivery.awaited()) {
            return false;
        }
        delivery.giveUp();
        return true;
    }

    /**
     * The next batch: waits for a first delivery, then as long as the settings let it for more, unless there are enough.
     *
     * @return at least one and at most the largest batch; once they have bytes enough, no more are added
     */
    List<Delivery> nextBatch(DeliverySettings settings) throws InterruptedException {
        Batch batch = new Batch(settings, waiting.take());
        batch.fillFrom(waiting);
        if (!batch.full()) {
            // One nap instead of a wake-up a message: that is what makes a lingering batch cheap.
            LockSupport.parkNanos(settings.linger().toNanos());
            batch.fillFrom(waiting);
        }
        return batch.deliveries;
    }

    private static final class Batch {

        private final DeliverySettings settings;
        private final List<Delivery> deliveries = new ArrayList<>();
        private long bytes;

        private Batch(DeliverySettings settings, Delivery first) {
            this.settings = settings;
            add(first);
        }

        private void add(Delivery delivery) {
            deliveries.add(delivery);
            bytes += Delivery.bytes(delivery.envelope());
        }

        private boolean full() {
            return deliveries.size() >= settings.largestBatch()
                    || bytes >= settings.batchBytes().toBytes();
        }

        private void fillFrom(Queue<Delivery> waiting) {
            Delivery next = full() ? null : waiting.poll();
            while (next != null) {
                add(next);
                next = full() ? null : waiting.poll();
            }
        }
    }
}
