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

    private static final int LOOKS_BETWEEN_FORGETTING = 120;

    private final DeviceRegistry registry;
    private final BridgeQuestions bridge;
    private final CutOff cutOff;
    private final Sessions sessions;
    private boolean away;
    private long sweepsUntil = System.nanoTime();
    private int looks;

    Following(DeviceRegistry registry, BridgeQuestions bridge, CutOff cutOff, Sessions sessions) {
        this.registry = registry;
        this.bridge = bridge;
        this.cutOff = cutOff;
        this.sessions = sessions;
    }

    /** Goes on until the process ends. */
    void start() {
        Thread.ofPlatform().name("device-registry").daemon().start(this::follow);
    }

    private void follow() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                registry.news().awaitNext();
                look();
                registry.news().asked(!away);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            ask();
            if (sweepsUntil - System.nanoTime() > 0) {
                cutOff.sweep();
            }
            if (++looks % LOOKS_BETWEEN_FORGETTING == 0) {
                sessions.forgetEnded();
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // what Artemis declares, and whatever else would end this
            LOG.error("Looking after devices went wrong; it is done again in half a second", e);
        }
    }

    private void ask() throws InterruptedException {
        try {
            if (registry.follow(bridge)) {
                sweepsUntil = System.nanoTime() + SWEEPS_AFTER_A_CHANGE.toNanos();
            }
            if (away) {
                LOG.info("A bridge tells again how devices stand");
            }
            away = false;
        } catch (IOException e) {
            if (!away) {
                LOG.warn(
                        "No bridge tells how devices stand ({}); what was known goes on counting, asked again twice a second",
                        e.getMessage());
            }
            away = true;
        }
    }
}
