package io.dataflow.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lets who doesn't recognize somebody wait until the bridges were asked once more, before refusing them. It is asked as soon as somebody
 * waits, but not sooner than {@link #BETWEEN_QUESTIONS} after the last answer. Whoever guesses can't make much of it: all who wait share
 * one question, only some may wait at a time and from one address only half of them, none for long, and nobody does while the bridges
 * are away. Any number of threads may wait; one asks.
 */
final class News {

    private static final Duration REGULARLY = Duration.ofMillis(500);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(400);

    /** Well below the number of Artemis' threads, on which everybody connects. */
    private static final int MOST_WAITING = 8;

    /** The others are for who comes from elsewhere, so that one who guesses doesn't keep a new device out. */
    private static final int MOST_WAITING_WHERE_ONE_WAITS = MOST_WAITING / 2;

    private final List<String> waiting = new ArrayList<>(MOST_WAITING);
    private boolean answered;
    private boolean wanted;
    private long begun;
    private long ended;
    private long endedAt = System.nanoTime() - REGULARLY.toNanos();

    /**
     * Waits for an answer to a question that is asked after this was called.
     *
     * @param address where from whoever isn't recognized comes
     * @return whether there was one soon enough, so that it is worth looking again
     */
    synchronized boolean await(String address) {
        if (!hasPlace(address)) {
            return false;
        }
        waiting.add(address);
        try {
            return awaitQuestion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.remove(address);
        }
    }

    private boolean hasPlace(String address) {
        return waiting.size() < (waiting.contains(address) ? MOST_WAITING_WHERE_ONE_WAITS : MOST_WAITING);
    }

    private boolean awaitQuestion() throws InterruptedException {
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

    /**
     * The bridges have been asked.
     *
     * @param answered whether one gave an answer
     */
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
