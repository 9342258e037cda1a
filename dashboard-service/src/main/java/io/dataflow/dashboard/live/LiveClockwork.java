package io.dataflow.dashboard.live;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the poller in its rhythm. A service that answers slowly holds up neither the other questions nor the word that it does. */
@Component
class LiveClockwork implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveClockwork.class);
    private static final Duration READINGS_EVERY = Duration.ofSeconds(1);
    private static final Duration PIPELINE_EVERY = Duration.ofSeconds(2);
    private static final Duration OUTAGES_EVERY = Duration.ofSeconds(1);

    private final LivePoller poller;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            3, Thread.ofPlatform().name("live-", 0).daemon().factory());
    private volatile boolean running;

    LiveClockwork(LivePoller poller) {
        this.poller = poller;
    }

    @Override
    public void start() {
        running = true;
        every(READINGS_EVERY, "newest readings", poller::pollReadings);
        every(PIPELINE_EVERY, "pipeline", poller::pollPipeline);
        every(OUTAGES_EVERY, "outages", poller::tellOutages);
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void every(Duration pause, String what, Runnable task) {
        timer.scheduleWithFixedDelay(() -> carryOn(what, task), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void carryOn(String what, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("Could not bring the {} to open pages; trying again in a moment", what, e);
        }
    }
}
