package io.dataflow.broker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets who doesn't recognize somebody have the bridges asked at once, before refusing them. Whoever guesses can't make much of it: all
 * who wait share one question, the next follows a while later, only some may wait at a time, none for long, and nobody does while the
 * bridges are away. Any number of threads may wait; one asks.
 */
final class News {

    private static final Duration REGULARLY = Duration.ofMillis(500);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(400);

    /** Well below the number of Artemis' threads, on which everybody connects. */
    private static final int MOST_WAITING = 8;

    private final Semaphore places = new Semaphore(MOST_WAITING);
    private boolean answered;
    private boolean wanted;
    private long begun;
    private long ended;
    private long endedAt = System.nanoTime() - REGULARLY.toNanos();

    /**
     * Waits for an answer to a question that is asked after this was called.
     *
     * @return whether there was one soon enough, so that it is worth looking again
     */
    boolean await() {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            return awaitQuestion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            places.release();
        }
    }

    private synchronized boolean awaitQuestion() throws InterruptedException {
        long question = begun + 1;
        long until = System.nanoTime() + LONGEST_WAIT.toNanos();
        wanted = true;
        notifyAll();
        while (answered && ended < question && until - System.nanoTime() > 0) {
            waitUntil(until);
        }
        return answered && ended >= question;
    }

    /** Waits for the time to ask, which comes twice a second and when somebody waits; to be followed by {@link #asked}. */
    synchronized void awaitNext() throws InterruptedException {
        while (next() - System.nanoTime() > 0) {
            waitUntil(next());
        }
        wanted = false;
        begun++;
    }

    private long next() {
        return endedAt + (wanted ? BETWEEN_QUESTIONS : REGULARLY).toNanos();
    }

    /** The bridges have been asked. */
    synchronized void asked(boolean answered) {
        this.answered = answered;
        ended = begun;
        endedAt = System.nanoTime();
        notifyAll();
    }

    private void waitUntil(long nanoTime) throws InterruptedException {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, nanoTime - System.nanoTime()));
    }
}
