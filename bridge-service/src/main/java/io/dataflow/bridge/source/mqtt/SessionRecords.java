package io.dataflow.bridge.source.mqtt;

import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * What the sessions of this instance may be subscribed to at the broker, kept in the database too, so that the next run knows what to
 * unsubscribe and which sessions to end. Safe for use by any number of threads, but for {@link #keep}.
 */
@Component
class SessionRecords {

    private static final Logger log = LoggerFactory.getLogger(SessionRecords.class);

    private final SessionRows rows;
    private final Set<Subscribed> held = ConcurrentHashMap.newKeySet();
    private final Set<Subscribed> asked = ConcurrentHashMap.newKeySet();
    private final Set<Subscribed> confirmed = ConcurrentHashMap.newKeySet();
    private final Set<Subscribed> written = new HashSet<>();
    private boolean read;
    private boolean failing;

    SessionRecords(SessionRows rows) {
        this.rows = rows;
    }

    /** Whose sessions may be there. */
    Set<SourceName> sources() {
        return held.stream().map(Subscribed::source).collect(Collectors.toUnmodifiableSet());
    }

    /** What the session of a source may be subscribed to. */
    Set<TopicFilter> filters(SourceName source) {
        return held.stream()
                .filter(subscribed -> subscribed.source().equals(source))
                .map(Subscribed::filter)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What it may be subscribed to besides this filter. */
    Set<TopicFilter> besides(SourceName source, TopicFilter filter) {
        return filters(source).stream().filter(other -> !other.equals(filter)).collect(Collectors.toUnmodifiableSet());
    }

    /** To be called before {@link #keep}, and that before the session subscribes. */
    void add(SourceName source, TopicFilter filter) {
        held.add(new Subscribed(source, filter));
    }

    /** To be called when the session is about to subscribe; whether it certainly was not subscribed to this before. */
    boolean asksFirst(SourceName source, TopicFilter filter) {
        return asked.add(new Subscribed(source, filter));
    }

    /** The broker has confirmed that the session is subscribed to this. */
    void subscribed(SourceName source, TopicFilter filter) {
        confirmed.add(new Subscribed(source, filter));
    }

    /** Whether the broker has confirmed it to this run, so that a session that is still there is certainly subscribed to it. */
    boolean confirmed(SourceName source, TopicFilter filter) {
        return confirmed.contains(new Subscribed(source, filter));
    }

    /** The broker has confirmed that the session is not subscribed to this any more. */
    void unsubscribed(SourceName source, TopicFilter filter) {
        Subscribed former = new Subscribed(source, filter);
        confirmed.remove(former);
        asked.remove(former);
        held.remove(former);
    }

    /** The broker has confirmed that the source has no session any more. */
    void ended(SourceName source) {
        asked.removeIf(subscribed -> subscribed.source().equals(source));
        confirmed.removeIf(subscribed -> subscribed.source().equals(source));
        held.removeIf(subscribed -> subscribed.source().equals(source));
    }

    /**
     * Takes in what an earlier run left, at the first call at which the database answers, and writes what has changed since the last.
     * While the database is away, readings go on, and the next call does it. One thread at a time calls it.
     */
    void keep() {
        try {
            read();
            write(Set.copyOf(held));
            failing = false;
        } catch (DataAccessException e) {
            report(e);
        }
    }

    private void read() {
        if (!read) {
            List<Subscribed> left = rows.all();
            written.addAll(left);
            asked.addAll(left);
            held.addAll(left);
            read = true;
        }
    }

    private void write(Set<Subscribed> now) {
        for (Subscribed subscribed : now) {
            if (!written.contains(subscribed)) {
                rows.add(subscribed);
                written.add(subscribed);
            }
        }
        for (Subscribed subscribed : Set.copyOf(written)) {
            if (!now.contains(subscribed)) {
                rows.delete(subscribed);
                written.remove(subscribed);
            }
        }
    }

    private void report(DataAccessException e) {
        if (!failing) {
            log.warn(
                    "What sessions at the broker are subscribed to can't be kept ({}); readings go on, and it is tried again",
                    e.getMessage());
        }
        failing = true;
    }
}
