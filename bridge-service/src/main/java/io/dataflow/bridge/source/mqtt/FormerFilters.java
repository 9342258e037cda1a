package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.event.Events;
import io.dataflow.bridge.event.Severity;
import io.dataflow.bridge.source.TopicFilter;
import io.dataflow.contract.SourceName;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a source asked for before it was changed. The session stays subscribed to it until what waits at the broker has come, because the
 * last bridge that unsubscribes ends it. Our broker lets nobody unsubscribe while something waits, so it is tried when that is likely,
 * and where it is refused the session subscribes again; of other brokers silence is all that can be known.
 */
final class FormerFilters {

    private static final Logger log = LoggerFactory.getLogger(FormerFilters.class);
    private static final Duration SILENCE = Duration.ofSeconds(2);

    /** Where devices go on publishing it, it is tried so often whether nothing waits at the moment. */
    private static final Duration TRIED_EVERY = Duration.ofSeconds(30);

    private final SourceName source;
    private final FormerTraffic traffic;
    private final Subscribing subscribing;
    private final SessionRecords sessions;
    private final Events events;
    private final Set<TopicFilter> left;
    private long triedAt = System.nanoTime();

    FormerFilters(
            SourceName source, FormerTraffic traffic, Subscribing subscribing, SessionRecords sessions, Events events) {
        this.source = source;
        this.traffic = traffic;
        this.subscribing = subscribing;
        this.sessions = sessions;
        this.events = events;
        this.left = new HashSet<>(traffic.filters());
        traffic.listenFromNowOn();
    }

    /** Lets go of them if they may be; whether there is nothing left to let go of. To be called a few times a second. */
    boolean letGo() throws MqttException, InterruptedException {
        if (!left.isEmpty() && traffic.settled() && (traffic.silentFor(SILENCE) || triedLongAgo())) {
            for (TopicFilter former : Set.copyOf(left)) {
                letGo(former);
            }
            triedAt = System.nanoTime();
            traffic.listenFromNowOn();
        }
        return left.isEmpty();
    }

    private boolean triedLongAgo() {
        return System.nanoTime() - triedAt > TRIED_EVERY.toNanos();
    }

    private void letGo(TopicFilter former) throws MqttException, InterruptedException {
        if (subscribing.unsubscribed(former)) {
            left.remove(former);
            sessions.unsubscribed(source, former);
            log.info("Source {} is no longer subscribed to {}", source, former);
            events.add(
                    Severity.INFO,
                    "source " + source,
                    "What waited of " + former + " has come; this bridge takes nothing of that any more.");
        } else {
            // Something waits, or the session lost the subscription while something may have waited.
            subscribing.subscribe(former);
        }
    }
}
