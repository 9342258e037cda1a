package io.dataflow.bridge.source.poller;

import io.dataflow.bridge.source.Source;
import io.dataflow.bridge.source.SourceKind;
import io.dataflow.bridge.source.Sources;
import io.dataflow.contract.SourceName;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks twice a second which pollers are due, has each polled in a thread of its own, and knows how they are. */
@Component
public class PollSchedule implements SmartLifecycle {

    /** After the buffer nodes, and stopped before them. */
    private static final int PHASE = 300;

    private static final Logger log = LoggerFactory.getLogger(PollSchedule.class);

    private final Sources sources;
    private final PollerStates states;
    private final Poller poller;
    private final Semaphore places;
    private final Map<SourceName, Thread> underWay = new ConcurrentHashMap<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Map<String, PollerReport> reports = Map.of();

    PollSchedule(Sources sources, PollerStates states, Poller poller, PollerSettings settings) {
        this.sources = sources;
        this.states = states;
        this.poller = poller;
        this.places = new Semaphore(settings.mostAtOnce());
    }

    /** Every poller by the name of its source, as it was at most a second ago. */
    public Map<String, PollerReport> reports() {
        return reports;
    }

    /** A database that is away stops polling: without it nobody knows who may. */
    @Scheduled(fixedDelay = 500)
    void look() {
        try {
            refresh();
            if (running.get()) {
                begin();
            }
        } catch (DataAccessException e) {
            log.debug("Which pollers are due can't be read; nothing is polled until it can", e);
        }
    }

    /** Looks now how they are, if the database lets it; else it shows within a second of its return. */
    public void lookAtChange() {
        try {
            refresh();
        } catch (DataAccessException e) {
            log.debug("How pollers are can't be read just after a change", e);
        }
    }

    /** Looks now how they are; one after the other, so that nobody puts an older look in place of a newer one. */
    private synchronized void refresh() {
        reports = Map.copyOf(states.reports());
    }

    private void begin() {
        Set<SourceName> active =
                sources.active(SourceKind.POLLER).stream().map(Source::name).collect(Collectors.toSet());
        if (active.isEmpty()) {
            return;
        }
        for (String due : states.due()) {
            SourceName source = new SourceName(due);
            if (active.contains(source) && !underWay.containsKey(source) && places.tryAcquire()) {
                begin(source);
            }
        }
    }

    private void begin(SourceName source) {
        Thread thread = Thread.ofVirtual().name("poller-" + source).unstarted(() -> pollWhateverHappens(source));
        underWay.put(source, thread);
        thread.start();
    }

    private void pollWhateverHappens(SourceName source) {
        try {
            poller.poll(source);
        } catch (InterruptedException e) {
            log.debug("Polling {} was told to stop; it is fetched again later", source);
        } catch (DataAccessException e) {
            log.warn("What came of polling {} can't be written ({}); it is fetched again", source, e.getMessage());
        } catch (Throwable e) {
            log.error("Polling {} failed in a way that nobody thought of; it is tried again", source, e);
        } finally {
            underWay.remove(source);
            places.release();
        }
    }

    @Override
    public void start() {
        running.set(true);
    }

    /** A poll that is broken off leaves its lease to run out, and another bridge fetches again then. */
    @Override
    public void stop() {
        running.set(false);
        underWay.values().forEach(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
