package io.dataflow.bridge.source.http;

import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.delivery.Deliveries;
import io.dataflow.bridge.delivery.Delivery;
import io.dataflow.bridge.delivery.Flow;
import io.dataflow.bridge.delivery.Room;
import io.dataflow.bridge.delivery.Space;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.SourceName;
import io.dataflow.platform.problem.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Hands a reading to the pump and waits until a buffer node has it. */
@Component
class Ingest {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String TITLE = "Not taken at the moment";

    private final Deliveries deliveries;
    private final Room room;
    private final BufferNodes nodes;
    private final Flow flow;
    private final IngestSettings settings;
    private final Semaphore places;

    Ingest(Deliveries deliveries, Room room, BufferNodes nodes, Flow flow, IngestSettings settings) {
        this.deliveries = deliveries;
        this.room = room;
        this.nodes = nodes;
        this.flow = flow;
        this.settings = settings;
        this.places = new Semaphore(settings.mostAtOnce());
    }

    /**
     * Space for a reading that is about to be read; the caller closes it.
     *
     * @throws Problem 503 when there is none
     */
    Space spaceFor(SourceName source, long bytes) {
        return room.tryTake(bytes).orElseThrow(() -> {
            flow.received(source);
            return refused(
                    source,
                    "The readings that wait take up all the memory there is for them, so this one was not taken. Send it"
                            + " again later.");
        });
    }

    /** @throws Problem 503 when no buffer node has it in time */
    void take(Envelope envelope, Space space) {
        flow.received(envelope.source());
        if (!nodes.anyHealthy()) {
            throw refused(
                    envelope.source(), "No buffer node is well, so the reading was not taken. Send it again later.");
        }
        if (!places.tryAcquire()) {
            throw refused(
                    envelope.source(),
                    "Too many requests wait already, so the reading was not taken. Send it again later.");
        }
        try {
            deliver(envelope, space);
        } finally {
            places.release();
        }
    }

    private void deliver(Envelope envelope, Space space) {
        Receipt receipt = new Receipt();
        Delivery delivery = new Delivery(envelope, receipt, space);
        if (!deliveries.offer(delivery)) {
            throw refused(
                    envelope.source(),
                    "Too many readings wait already, so this one was not taken. Send it again later.");
        }
        if (!arrives(receipt)) {
            deliveries.withdraw(delivery);
            throw refused(
                    envelope.source(),
                    "No buffer node said in time that it has the reading. Send it again later; with a message_id or a"
                            + " timestamp in it, it is stored once even if it did arrive.");
        }
    }

    private boolean arrives(Receipt receipt) {
        try {
            return receipt.arrivesWithin(settings.answerWithin());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Problem refused(SourceName source, String why) {
        flow.refused(source);
        return Problem.unavailable(TITLE, why, RETRY_AFTER);
    }
}
