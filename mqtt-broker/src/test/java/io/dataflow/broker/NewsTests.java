package io.dataflow.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewsTests {

    private static final String ADDRESS = "10.0.0.1";

    private final News news = new News();
    private final AtomicInteger questions = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void comeFromAQuestionThatIsAskedAfterwards() throws InterruptedException {
        ask(true);
        threads.execute(this::askOnAndOn);
        for (int i = 0; i < 5; i++) {
            int before = questions.get();
            assertThat(news.await(ADDRESS)).isTrue();
            assertThat(questions.get()).isGreaterThan(before);
        }
    }

    @Test
    void areNotWaitedForWhereNobodyAsksOrNobodyAnswers() throws InterruptedException {
        assertThat(millisUntilNone()).isLessThan(200);
        ask(true);
        ask(false);
        assertThat(millisUntilNone()).isLessThan(200);
    }

    @Test
    void areNotWaitedForLongWhereTheAnswerIsLate() throws InterruptedException {
        ask(true);
        assertThat(millisUntilNone()).isBetween(300L, 5_000L);
    }

    @Test
    void makeManyWhoGuessAskNoMoreOftenThanAFew() throws Exception {
        ask(true);
        threads.execute(this::askOnAndOn);
        long start = System.nanoTime();
        threads.invokeAll(IntStream.range(0, 20)
                .mapToObj(guesser -> Executors.callable(() -> guess(start)))
                .toList());
        long elapsed = Duration.ofNanos(System.nanoTime() - start).toMillis();
        assertThat(questions.get()).isBetween(3, (int) (elapsed / 50) + 2);
    }

    @Test
    void areForAnotherAddressWhileOneGuesses() throws Exception {
        ask(true);
        List<Future<Boolean>> guesses = IntStream.range(0, 20)
                .mapToObj(guess -> threads.submit(() -> news.await(ADDRESS)))
                .toList();
        while (guesses.stream().filter(Future::isDone).count() < 12) {
            Thread.onSpinWait();
        }
        Future<Boolean> device = threads.submit(() -> news.await("10.0.0.2"));
        threads.execute(this::askOnAndOn);
        assertThat(device.get(10, TimeUnit.SECONDS)).isTrue();
    }

    private void guess(long start) {
        while (System.nanoTime() - start < Duration.ofMillis(500).toNanos()) {
            news.await(ADDRESS);
        }
    }

    private long millisUntilNone() {
        long before = System.nanoTime();
        assertThat(news.await(ADDRESS)).isFalse();
        return Duration.ofNanos(System.nanoTime() - before).toMillis();
    }

    private void askOnAndOn() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                ask(true);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(boolean answered) throws InterruptedException {
        news.awaitNext();
        questions.incrementAndGet();
        news.asked(answered);
    }
}
