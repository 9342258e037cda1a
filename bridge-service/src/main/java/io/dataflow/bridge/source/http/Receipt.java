package io.dataflow.bridge.source.http;

import io.dataflow.bridge.delivery.Acknowledgement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What an HTTP request waits for: that its reading is safe. */
final class Receipt implements Acknowledgement {

    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile boolean safe;
    private volatile boolean awaited = true;

    @Override
    public void acknowledge() {
        safe = true;
        settled.countDown();
    }

    @Override
    public void giveUp() {
        settled.countDown();
    }

    @Override
    public boolean awaited() {
        return awaited;
    }

    /** Whether the reading was safe in time; if not, or if it was given up, nobody waits for it any more, though it may be on its way already. */
    boolean arrivesWithin(Duration longest) throws InterruptedException {
        try {
            return settled.await(longest.toMillis(), TimeUnit.MILLISECONDS) && safe;
        } finally {
            awaited = false;
        }
    }
}
