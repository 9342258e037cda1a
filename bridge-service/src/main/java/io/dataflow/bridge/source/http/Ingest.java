package io.dataflow.bridge.source.http;

import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.delivery.Flow;
import io.dataflow.platform.problem.Problem;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Takes the readings of a request, or turns it away before any of it is read. */
@Component
class Ingest {

    private final Windows windows;
    private final BufferNodes nodes;
    private final Flow flow;
    private final Upload.Reader reader;
    private final Semaphore places;

    Ingest(Windows windows, BufferNodes nodes, Flow flow, Upload.Reader reader, IngestSettings settings) {
        this.windows = windows;
        this.nodes = nodes;
        this.flow = flow;
        this.reader = reader;
        this.places = new Semaphore(settings.mostAtOnce());
    }

    /**
     * Takes all readings of a body.
     *
     * @throws Problem 429 if too many requests are under way, 503 if no buffer node has its readings in time, others as the body is
     */
    Taken take(Sending sending, Upload.Opening body) {
        if (!nodes.anyHealthy()) {
            throw refused(sending, noNode());
        }
        if (!places.tryAcquire()) {
            throw refused(sending, tooMany());
        }
        try {
            return upload(sending, body);
        } finally {
            places.release();
        }
    }

    private static Problem noNode() {
        return Problem.unavailable(
                Window.TITLE, "No buffer node is well, so nothing was taken. Send it again later.", Window.RETRY_AFTER);
    }

    private static Problem tooMany() {
        return Problem.tooManyRequests(
                Window.TITLE,
                "Too many requests are under way already, so nothing was taken. Send it again later, and more"
                        + " readings in one request.",
                Window.RETRY_AFTER);
    }

    private Problem refused(Sending sending, Problem why) {
        flow.received(sending.source());
        flow.refused(sending.source());
        return why;
    }

    private Taken upload(Sending sending, Upload.Opening body) {
        Tally tally = new Tally(sending.ids());
        try (Window window = windows.open(tally)) {
            return new Upload(sending, reader, flow, tally, window).take(body);
        }
    }
}
