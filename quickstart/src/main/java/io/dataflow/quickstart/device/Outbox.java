package io.dataflow.quickstart.device;

import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a device has measured and not yet sent, in order. A full one gives up the oldest, as a small device would. */
final class Outbox {

    private final BlockingDeque<String> payloads;

    Outbox(int capacity) {
        this.payloads = new LinkedBlockingDeque<>(capacity);
    }

    void put(String payload) {
        while (!payloads.offerLast(payload)) {
            payloads.pollFirst();
        }
    }

    /** The oldest payload, which is no longer in here, or null if none came within the time. */
    @Nullable
    String take(long millis) throws InterruptedException {
        return payloads.pollFirst(millis, TimeUnit.MILLISECONDS);
    }

    /** A payload that could not be sent goes back to the front, unless newer ones have filled its place. */
    void putBack(String payload) {
        payloads.offerFirst(payload);
    }

    int size() {
        return payloads.size();
    }
}
