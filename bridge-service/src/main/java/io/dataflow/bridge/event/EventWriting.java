package io.dataflow.bridge.event;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes events every second, reads the latest of all bridges back, and forgets those of more than a month ago. */
@Component
public class EventWriting {

    private static final Logger log = LoggerFactory.getLogger(EventWriting.class);
    private static final Duration KEPT = Duration.ofDays(31);
    private static final int SHOWN = 30;

    private final Events events;
    private final EventRows rows;
    private final InstantSource clock;
    private volatile List<Event> latest = List.of();
    private boolean failing;

    EventWriting(Events events, EventRows rows, InstantSource clock) {
        this.events = events;
        this.rows = rows;
        this.clock = clock;
    }

    /** The latest of all bridges as of a second ago, newest first; answers at once. */
    public List<Event> latest() {
        return latest;
    }

    @PreDestroy
    @Scheduled(fixedDelay = 1000)
    synchronized void write() {
        List<Event> taken = events.take();
        try {
            if (!taken.isEmpty()) {
                rows.write(taken);
                taken = List.of();
            }
            latest = rows.latest(SHOWN);
            failing = false;
        } catch (DataAccessException e) {
            events.giveBack(taken);
            report(e);
        }
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void forget() {
        try {
            rows.forgetBefore(clock.instant().minus(KEPT));
        } catch (DataAccessException e) {
            log.debug("Old events stay for another hour", e);
        }
    }

    private void report(DataAccessException e) {
        if (!failing) {
            log.warn("Events can't be written ({}); it is tried again every second", e.getMessage());
        }
        failing = true;
    }
}
