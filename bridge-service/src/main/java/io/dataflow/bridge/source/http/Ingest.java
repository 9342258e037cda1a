package io.dataflow.bridge.source.http;

import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.delivery.Deliveries;
import io.dataflow.bridge.delivery.Delivery;
import io.dataflow.bridge.delivery.Flow;
import io.dataflow.contract.Envelope;
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
    private final BufferNodes nodes;
    private final Flow flow;
    private final IngestSettings settings;
    private final Semaphore places;

    Ingest(Deliveries deliveries, BufferNodes nodes, Flow flow, IngestSettings settings) {
        this.deliveries = deliveries;
        this.nodes = nodes;
        this.flow = flow;
        this.settings = settings;
        this.places = new Semaphore(settings.mostAtOnce());
    }

    /** @throws Problem 503 when no buffer node has it in time */
    void take(Envelope envelope) {
        flow.received(envelope.source());
        if (!nodes.anyHealthy()) {
            throw refused(envelope, "No buffer node is well, so the reading was not taken. Send it again later.");
        }
        if (!places.tryAcquire()) {
            throw refused(
                    envelope, "Too many requests wait already, so the reading was not taken. Send it again later.");
        }
        try {
            deliver(envelope);
        } finally {
            places.release();
        }
    }

    private void deliver(Envelope envelope) {
        Receipt receipt = new Receipt();
        if (!deliveries.offer(new Delivery(envelope, receipt))) {
            throw refused(envelope, "Too many readings wait already, so this one was not taken. Send it again later.");
        }
        if (!arrives(receipt)) {
            throw refused(
                    envelope,
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

    private Problem refused(Envelope envelope, String why) {
        flow.refused(envelope.source());
        return Problem.unavailable(TITLE, why, RETRY_AFTER);
    }
}
