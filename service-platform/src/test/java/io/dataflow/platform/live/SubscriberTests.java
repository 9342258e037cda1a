package io.dataflow.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class SubscriberTests {

    private final CountDownLatch completing = new CountDownLatch(1);
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    @Timeout(20)
    void letsAPageThatLagsGoWithoutWaitingForIt() throws InterruptedException {
        Subscriber lagging = new Subscriber(new StuckEmitter(), Optional.empty(), gone -> ended.countDown());
        try {
            lagging.start();
            long began = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                lagging.offer(LiveEvent.BEAT);
            }
            ended.await();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            completing.await();
        } finally {
            stuck.countDown();
        }
    }

    /** A page that takes no bytes: whatever is done to it waits. */
    private final class StuckEmitter extends SseEmitter {

        @Override
        public void send(SseEventBuilder builder) {
            awaitUninterruptibly();
        }

        @Override
        public synchronized void complete() {
            completing.countDown();
            awaitUninterruptibly();
        }

        private void awaitUninterruptibly() {
            boolean done = false;
            while (!done) {
                try {
                    stuck.await();
                    done = true;
                } catch (InterruptedException e) {
                    // A write to a socket takes no notice either.
                }
            }
        }
    }
}
