package io.dataflow.broker;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the bridges' registry, twice a second and when news are wanted, and disconnects who has lost a right by what it heard. */
final class Following {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    /** Somebody who was just being let in when a key ended is connected only after that. */
    private static final Duration SWEEPS_AFTER_A_CHANGE = Duration.ofSeconds(10);

    private static final Duration BETWEEN_SWEEPS = Duration.ofMillis(500);
    private static final Duration BETWEEN_FORGETTING = Duration.ofMinutes(1);

    private final News news;
    private final Question question;
    private final Upkeep sweep;
    private final Upkeep forget;
    private final Interval sweeps = new Interval(BETWEEN_SWEEPS, System.nanoTime());
    private final Interval forgetting = new Interval(BETWEEN_FORGETTING, System.nanoTime());
    private boolean away;
    private long sweepsUntil = System.nanoTime();

    /** What the bridges are asked. */
    interface Question {

        /** Whether something has changed. */
        boolean ask() throws IOException, InterruptedException;
    }

    /** What is done now and then. */
    interface Upkeep {
        void run() throws Exception; // what Artemis declares
    }

    Following(News news, Question question, Upkeep sweep, Upkeep forget) {
        this.news = news;
        this.question = question;
        this.sweep = sweep;
        this.forget = forget;
    }

    static Following of(DeviceRegistry registry, BridgeQuestions bridge, CutOff cutOff, Sessions sessions) {
        return new Following(registry.news(), () -> registry.follow(bridge), cutOff::sweep, sessions::forgetEnded);
    }

    /** Goes on until the process ends. */
    void start() {
        Thread.ofPlatform().name("device-registry").daemon().start(this::follow);
    }

    private void follow() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                turn();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until it is time, asks once, and tells who waits whether there was an answer that could be used. */
    void turn() throws InterruptedException {
        news.awaitNext();
        boolean answered = false;
        try {
            answered = look();
        } finally {
            news.asked(answered);
        }
    }

    /** Whether there was an answer that could be used. */
    boolean look() throws InterruptedException {
        boolean answered = false;
        try {
            boolean changed = question.ask();
            answered = true;
            back();
            sweep(changed);
        } catch (IOException e) {
            away(e);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.error("Looking after devices went wrong; it is done again in half a second", e);
        }
        return answered;
    }

    private void sweep(boolean changed) throws Exception {
        long now = System.nanoTime();
        if (changed) {
            sweepsUntil = now + SWEEPS_AFTER_A_CHANGE.toNanos();
        }
        if (changed || sweepsUntil - now > 0 && sweeps.isOver(now)) {
            sweep.run();
        }
        if (forgetting.isOver(now)) {
            forget.run();
        }
    }

    private void back() {
        if (away) {
            LOG.info("A bridge tells again how devices stand");
        }
        away = false;
    }

    private void away(IOException e) {
        if (!away) {
            LOG.warn(
                    "No bridge tells how devices stand ({}); what was known goes on counting, asked again twice a second",
                    e.getMessage());
        }
        away = true;
    }
}
