package io.dataflow.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FollowingTests {

    private final News news = new News();
    private final AtomicInteger sweeps = new AtomicInteger();
    private final AtomicInteger forgets = new AtomicInteger();

    @Test
    void leavesNobodyWaitingForBridgesThatAreAway() throws InterruptedException {
        following(() -> true).turn();
        following(() -> {
                    throw new IOException("away");
                })
                .turn();
        assertThatNobodyWaits();
    }

    @Test
    void leavesNobodyWaitingWhereAnAnswerCanNotBeUsed() throws InterruptedException {
        following(() -> true).turn();
        following(() -> {
                    throw new IllegalStateException("a bug");
                })
                .turn();
        assertThatNobodyWaits();
    }

    @Test
    void sweepsAtOnceAfterAChangeAndNotForEachQuestion() throws InterruptedException {
        AtomicInteger questions = new AtomicInteger();
        Following following = following(() -> questions.getAndIncrement() == 0);
        following.look();
        assertThat(sweeps).hasValue(1);
        long before = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            following.look();
        }
        long halfSeconds = Duration.ofNanos(System.nanoTime() - before).toMillis() / 500;
        assertThat((long) sweeps.get()).isLessThanOrEqualTo(3 + halfSeconds);
        assertThat(forgets).hasValueLessThan(3);
    }

    private void assertThatNobodyWaits() {
        long before = System.nanoTime();
        assertThat(news.await("10.0.0.1")).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(300));
    }

    private Following following(Following.Question question) {
        return new Following(news, question, sweeps::incrementAndGet, forgets::incrementAndGet);
    }
}
