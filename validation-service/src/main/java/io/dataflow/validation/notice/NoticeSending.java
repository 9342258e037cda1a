package io.dataflow.validation.notice;

import io.dataflow.platform.BackOff;
import io.dataflow.validation.notice.NoticeMetrics.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends the notices that wait, one after the other, on a thread of its own; connects again as often as it has to. */
@Component
class NoticeSending implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeSending.class);
    private static final Duration LOOK_UP = Duration.ofMillis(250);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);
    private static final Duration SHORTEST_EXPIRY = Duration.ofSeconds(1);

    private final Notices notices;
    private final NoticeBroker broker;
    private final NoticeSettings settings;
    private final BrokerSettings brokerSettings;
    private final Clock clock;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Optional<Thread> thread = Optional.empty();
    private final Condition condition;

    NoticeSending(
            Notices notices, NoticeBroker broker, NoticeSettings settings, BrokerSettings brokerSettings, Clock clock) {
        this.notices = notices;
        this.broker = broker;
        this.settings = settings;
        this.brokerSettings = brokerSettings;
        this.clock = clock;
        this.condition = new Condition(brokerSettings.backOff());
    }

    @Override
    public void start() {
        if (!settings.enabled()) {
            LOG.info("Devices are not told of refused readings: dataflow.validation.notices.enabled is false");
        } else if (!brokerSettings.isConfigured()) {
            LOG.info("Devices are not told of refused readings: dataflow.mqtt.url names no broker");
        } else {
            LOG.info("Devices are told of refused readings through {}", brokerSettings.urls());
            thread = Optional.of(Thread.ofPlatform().name("notices").daemon().start(this::sendUntilStopped));
        }
    }

    /** What waits is still sent, if that is quick. */
    @Override
    public void stop() {
        stopping.countDown();
        thread.ifPresent(NoticeSending::awaitEnd);
        thread = Optional.empty();
    }

    private static void awaitEnd(Thread sending) {
        try {
            if (!sending.join(LONGEST_FAREWELL)) {
                sending.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isPresent();
    }

    /** Stops after those who refuse readings, so that the last refusals are told, too. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    private void sendUntilStopped() {
        try {
            while (!isStopping()) {
                Duration pause = connectionWhateverHappens();
                if (!pause.isZero() && stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The one place that catches everything: no failure ends the loop. */
    private Duration connectionWhateverHappens() throws InterruptedException {
        try {
            broker.connect();
            sendUntilLost();
            return Duration.ZERO;
        } catch (BrokerUnavailable e) {
            return isStopping() ? Duration.ZERO : condition.ill(e);
        } catch (RuntimeException e) {
            LOG.error("Notices to devices failed in a way that nobody thought of; they go on", e);
            return condition.ill(e);
        } finally {
            broker.leave();
        }
    }

    private void sendUntilLost() throws BrokerUnavailable, InterruptedException {
        long lasting = System.nanoTime() + brokerSettings.longestRetry().toNanos();
        while (!isStopping() || !notices.isEmpty()) {
            if (!broker.isConnected()) {
                throw new BrokerUnavailable("the connection was lost");
            }
            Optional<Notice> next = notices.next(LOOK_UP);
            if (next.isPresent() && send(next.get()) || System.nanoTime() - lasting >= 0) {
                condition.well();
            }
        }
    }

    /** Whether the broker has it. */
    private boolean send(Notice notice) throws BrokerUnavailable {
        Duration left = notice.left(settings.expiry(), clock.instant());
        if (left.compareTo(SHORTEST_EXPIRY) < 0) {
            notices.untold(notice, Outcome.DROPPED);
            return false;
        }
        boolean taken = false;
        try {
            taken = broker.publish(notice, left);
        } finally {
            if (taken) {
                notices.sent();
            } else {
                notices.untold(notice, Outcome.FAILED);
            }
        }
        condition.refused(!taken, notice);
        return taken;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Says once what is wrong and once that it is well again. */
    private static final class Condition {

        private final BackOff backOff;
        private int failures;
        private boolean ill;
        private boolean refused;

        Condition(BackOff backOff) {
            this.backOff = backOff;
        }

        Duration ill(Exception why) {
            failures++;
            Duration pause = backOff.after(failures, RandomGenerator.getDefault());
            if (!ill) {
                LOG.warn(
                        "Devices can't be told of refused readings, which are kept as ever; next try in {} ms, then ever"
                                + " more seldom: {}",
                        pause.toMillis(),
                        why.getMessage());
            }
            ill = true;
            return pause;
        }

        /** Only once something was sent or the connection has lasted, so that one that ends again and again is said once. */
        void well() {
            if (ill) {
                LOG.info("Devices are told of refused readings again");
            }
            ill = false;
            failures = 0;
        }

        void refused(boolean now, Notice notice) {
            if (now && !refused) {
                LOG.warn(
                        "The broker refuses what device {} is to be told at {}; let this service's user publish there",
                        notice.device(),
                        notice.topics());
            }
            refused = now;
        }
    }
}
