package io.dataflow.bridge.delivery;

import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.buffer.BufferNodes.Push;
import io.dataflow.contract.EnvelopeFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
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
                deliver(deliveries.nextBatch(settings));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Throwable e) {
                log.error("The pump failed in a way that nobody thought of; it goes on", e);
            }
        }
    }

    /** Pushes a batch; where that can't be, its senders are told. */
    private void deliver(List<Delivery> batch) throws InterruptedException {
        try {
            push(batch);
        } catch (InterruptedException e) {
            giveUp(batch);
            throw e;
        } catch (Throwable e) {
            log.error(
                    "A batch could not be pushed in a way that nobody thought of; its senders have to send it again",
                    e);
            giveUp(batch);
        }
    }

    private static void giveUp(List<Delivery> batch) {
        batch.forEach(Delivery::giveUp);
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

    /** Those that somebody still waits for; the others are given up. */
    private static List<Delivery> awaited(List<Delivery> batch) {
        Map<Boolean, List<Delivery>> parts = batch.stream().collect(Collectors.partitioningBy(Delivery::awaited));
        giveUp(parts.getOrDefault(false, List.of()));
        return parts.getOrDefault(true, List.of());
    }

    private static List<byte[]> entries(List<Delivery> batch) {
        return batch.stream()
                .map(delivery -> EnvelopeFormat.toBytes(delivery.envelope()))
                .toList();
    }

    private void whenAnswered(Push push, List<Delivery> batch, long begun) {
        push.answer().whenComplete((done, failure) -> {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            handOver(batch, () -> settleSafely(push, batch, took, failure));
        });
    }

    private void settleSafely(Push push, List<Delivery> batch, Duration took, @Nullable Throwable failure) {
        try {
            settle(push, batch, took, failure);
        } catch (Throwable e) {
            log.error("What became of a batch could not be told in a way that nobody thought of; the pump goes on", e);
        }
    }

    private void settle(Push push, List<Delivery> batch, Duration took, @Nullable Throwable failure) {
        if (failure == null) {
            batch.forEach(Pump::acknowledge);
            outcome.delivered(push.node(), batch, took);
        } else {
            repeatLater(batch);
            outcome.notTaken(push.node(), batch.size());
        }
    }

    private static void acknowledge(Delivery delivery) {
        try {
            delivery.acknowledge();
        } catch (Throwable e) {
            log.error(
                    "A reading could not be acknowledged in a way that nobody thought of; its sender sends it again",
                    e);
            delivery.giveUp();
        }
    }

    private void repeatLater(List<Delivery> batch) {
        try {
            repeating.execute(() -> repeat(batch));
        } catch (RejectedExecutionException e) {
            leave(batch);
        }
    }

    private void repeat(List<Delivery> batch) {
        try {
            deliver(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOver(List<Delivery> batch, Runnable settlement) {
        try {
            answering.execute(settlement);
        } catch (RejectedExecutionException e) {
            leave(batch);
        }
    }

    private static void leave(List<Delivery> batch) {
        log.debug("The pump has stopped; what was pushed last stays unacknowledged and will be delivered again");
        giveUp(batch);
    }

    /** Stops at once; what is not acknowledged by now stays so, and its senders will send it again. */
    @Override
    public void close() {
        gathering.interrupt();
        repeating.shutdownNow();
        answering.shutdown();
    }
}
