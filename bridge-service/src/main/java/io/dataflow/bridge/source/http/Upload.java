package io.dataflow.bridge.source.http;

import io.dataflow.bridge.delivery.Flow;
import io.dataflow.bridge.source.http.body.Cut;
import io.dataflow.bridge.source.http.body.Cutter;
import io.dataflow.bridge.source.http.body.Refusal;
import io.dataflow.contract.Envelope;
import io.dataflow.platform.problem.Problem;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** One request: its readings are cut off, looked at and handed to the pump one after another, and told of at the end. */
final class Upload {

    private final Sending sending;
    private final Reader reader;
    private final Flow flow;
    private final Tally tally;
    private final Window window;
    private long line = 1;

    /** What the readings of every request are looked at with. */
    @Component
    record Reader(HttpEnvelopes envelopes, JsonReading json) {}

    /** Begins to read a body. */
    interface Opening {
        Cutter open() throws IOException;
    }

    Upload(Sending sending, Reader reader, Flow flow, Tally tally, Window window) {
        this.sending = sending;
        this.reader = reader;
        this.flow = flow;
        this.tally = tally;
        this.window = window;
    }

    /**
     * Takes all readings.
     *
     * @throws Problem if none could be taken, or if it has to stop on the way
     * @throws BrokenOff if the body ends before its end
     */
    Taken take(Opening body) {
        try (Cutter cutter = body.open()) {
            takeEach(cutter);
            window.awaitAll();
        } catch (IOException e) {
            long resumeFrom = resumeFrom();
            throw new BrokenOff(tally.counted(brokenOff(e), resumeFrom));
        } catch (Problem e) {
            awaitWhatCanBe(e);
            throw stopped(e);
        }
        return tally.end();
    }

    private void takeEach(Cutter cutter) throws IOException {
        for (Optional<Cut> cut = cutter.next(); cut.isPresent(); cut = cutter.next()) {
            line = cut.get().line();
            flow.received(sending.source());
            switch (cut.get()) {
                case Cut.Slice slice -> look(slice);
                case Cut.Unusable unusable -> refuse(unusable.refusal());
            }
            line++;
        }
    }

    private void look(Cut.Slice slice) {
        Envelope envelope = reader.envelopes.of(sending, slice);
        switch (reader.json.look(envelope)) {
            case Look.Named named -> window.add(slice.line(), named.id(), envelope);
            case Look.Unfit unfit -> refuse(unfit.refusal());
        }
    }

    private void refuse(Refusal refusal) {
        flow.refused(sending.source());
        tally.refused(line, refusal);
    }

    /** So that the sender need not send again what is safe; where no node answers, that was waited for already. */
    private void awaitWhatCanBe(Problem why) {
        if (why.getStatusCode().is5xxServerError()) {
            flow.refused(sending.source());
            return;
        }
        try {
            window.awaitAll();
        } catch (Problem e) {
            why.addSuppressed(e);
        }
    }

    private Problem stopped(Problem why) {
        long resumeFrom = resumeFrom();
        return tally.isEmpty() ? why : tally.stopped(why, resumeFrom);
    }

    /** Counts what has become safe by now, too. */
    private long resumeFrom() {
        return window.oldest().orElse(line);
    }

    private static Problem brokenOff(IOException e) {
        return e.getCause() instanceof SocketTimeoutException || e instanceof SocketTimeoutException
                ? Problem.of(
                        HttpStatus.REQUEST_TIMEOUT,
                        "Nothing came for too long",
                        "The body stopped coming before its end. Send the rest of it in another request.")
                : Problem.badRequest(
                        "Broken off",
                        "The body ended before its end, or was not sent as its headers say. Send the rest of it in another"
                                + " request.");
    }
}
