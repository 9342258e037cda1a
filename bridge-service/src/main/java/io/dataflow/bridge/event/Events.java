package io.dataflow.bridge.event;

import io.dataflow.platform.ServiceIdentity;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes what happened until it is written. Safe for use by any number of threads. */
@Component
public class Events {

    /** While the database is away, the oldest beyond this many are forgotten. */
    private static final int MOST_UNWRITTEN = 2000;

    private final ServiceIdentity identity;
    private final InstantSource clock;
    private final Deque<Event> unwritten = new ArrayDeque<>();

    public Events(ServiceIdentity identity, InstantSource clock) {
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Says that something happened; answers at once and never fails.
     *
     * @param subject what it happened to, for example {@code buffer node redis-1}
     * @param words what happened and what follows from it, one sentence without a secret
     */
    public void add(Severity severity, String subject, String words) {
        keep(now(severity, subject, words));
    }

    /** An event of this bridge and this moment, for who writes it by themselves. */
    public Event now(Severity severity, String subject, String words) {
        return new Event(clock.instant().truncatedTo(ChronoUnit.MILLIS), identity.instance(), severity, subject, words);
    }

    private synchronized void keep(Event event) {
        unwritten.addLast(event);
        if (unwritten.size() > MOST_UNWRITTEN) {
            unwritten.removeFirst();
        }
    }

    /** What is not written yet, oldest first; the caller has it from now on. */
    synchronized List<Event> take() {
        List<Event> taken = new ArrayList<>(unwritten);
        unwritten.clear();
        return taken;
    }

    /** Takes back what could not be written. */
    synchronized void giveBack(List<Event> events) {
        events.reversed().forEach(unwritten::addFirst);
        while (unwritten.size() > MOST_UNWRITTEN) {
            unwritten.removeFirst();
        }
    }
}
