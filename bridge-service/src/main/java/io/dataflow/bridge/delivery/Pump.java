package io.dataflow.bridge.delivery;

import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.buffer.BufferNodes.Push;
import io.dataflow.contract.EnvelopeFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves deliveries to the buffer: gathers a batch, pushes it to the node whose turn it is without waiting for the answer, and
 * acknowledges it when the answer is there. A batch that was not taken is pushed again, to whichever node is ready then.
 */
public final class Pump implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Pump.class);
    private static final Duration LOOK_UP = Duration.ofMillis(200);

    private final Deliveries deliveries;
    private final BufferNodes nodes;
    private final DeliverySettings settings;
    private final Outcome outcome;
    private final Thread gathering = Thread.ofPlatform().name("pump").unstarted(this::run);
    private final ExecutorService answering = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("pump-answers").factory());
    private final ExecutorService repeating = Executors.newVirtualThreadPerTaskExecutor();

    public Pump(Deliveries deliveries, BufferNodes nodes, DeliverySettings settings, Outcome outcome) {
        this.deliveries = deliveries;
        this.nodes = nodes;
        this.settings = settings;
        this.outcome = outcome;
    }

    /** Begins to move deliveries; once only. */
    public void start() {
        gathering.start();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                push(deliveries.nextBatch(settings.largestBatch(), settings.linger()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                log.error(
                        "A batch could not be pushed in a way that nobody thought of; its readings stay unacknowledged",
                        e);
            }
        }
    }

    /** Waits until some node is ready, however long that takes, and pushes what is still awaited by then. */
    private void push(List<Delivery> deliveries) throws InterruptedException {
        List<Delivery> batch = awaited(deliveries);
        while (!batch.isEmpty()) {
            long begun = System.nanoTime();
            Optional<Push> push = nodes.push(entries(batch), LOOK_UP);
            if (push.isPresent()) {
                whenAnswered(push.get(), batch, begun);
                return;
            }
            batch = awaited(batch);
        }
    }

    private static List<Delivery> awaited(List<Delivery> batch) {
        return batch.stream()
                .filter(delivery -> delivery.acknowledgement().awaited())
                .toList();
    }

    private static List<byte[]> entries(List<Delivery> batch) {
        return batch.stream()
                .map(delivery -> EnvelopeFormat.toBytes(delivery.envelope()))
                .toList();
    }

    private void whenAnswered(Push push, List<Delivery> batch, long begun) {
        push.answer().whenComplete((done, failure) -> {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            handOver(() -> settleSafely(push, batch, took, failure));
        });
    }

    private void settleSafely(Push push, List<Delivery> batch, Duration took, @Nullable Throwable failure) {
        try {
            settle(push, batch, took, failure);
        } catch (RuntimeException e) {
            log.error(
                    "A batch could not be settled in a way that nobody thought of; unacknowledged readings come again",
                    e);
        }
    }

    private void settle(Push push, List<Delivery> batch, Duration took, @Nullable Throwable failure) {
        if (failure == null) {
            batch.forEach(delivery -> delivery.acknowledgement().acknowledge());
            outcome.delivered(push.node(), batch, took);
        } else {
            outcome.notTaken(push.node(), batch.size());
            repeating.execute(() -> repeat(batch));
        }
    }

    private void repeat(List<Delivery> batch) {
        try {
            push(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOver(Runnable settlement) {
        try {
            answering.execute(settlement);
        } catch (RejectedExecutionException e) {
            log.debug("The pump has stopped; what was pushed last stays unacknowledged and will be delivered again");
        }
    }

    /** Stops at once; what is not acknowledged by now stays so, and its senders will send it again. */
    @Override
    public void close() {
        gathering.interrupt();
        repeating.shutdownNow();
        answering.shutdown();
    }
}
