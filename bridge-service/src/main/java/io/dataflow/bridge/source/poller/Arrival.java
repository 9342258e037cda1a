package io.dataflow.bridge.source.poller;

import io.dataflow.bridge.delivery.Acknowledgement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a poll waits for: that all of its readings are safe. */
final class Arrival implements Acknowledgement {

    private final CountDownLatch missing;
    private volatile boolean awaited = true;
    private volatile boolean failed;

    Arrival(int readings) {
        missing = new CountDownLatch(readings);
    }

    @Override
    public void acknowledge() {
        missing.countDown();
    }

    @Override
    public void giveUp() {
        failed = true;
        missing.countDown();
    }

    @Override
    public boolean awaited() {
        return awaited;
    }

    /** Whether all were safe in time. */
    boolean completeWithin(Duration longest) throws InterruptedException {
        return missing.await(longest.toMillis(), TimeUnit.MILLISECONDS) && !failed;
    }

    /** Says that nobody waits any more. */
    void abandon() {
        awaited = false;
    }
}
