package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.event.Events;
import io.dataflow.bridge.event.Severity;
import io.dataflow.bridge.source.TopicFilter;
import io.dataflow.contract.SourceName;
import java.time.Duration;
import java.util.Set;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a source asked for before it was changed. The session stays subscribed to it until what waits at the broker has come, because
 * the last bridge that unsubscribes has the broker delete it: until nothing has come for a while and all is buffered; or, where devices
 * go on publishing it, for so long that what waited has come by then.
 */
final class FormerFilters {

    private static final Logger log = LoggerFactory.getLogger(FormerFilters.class);
    private static final Duration SILENT = Duration.ofSeconds(2);
    private static final Duration ASKED_WHEN_SILENT_FOR = Duration.ofMillis(1500);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final SourceName source;
    private final IntakeConnection connection;
    private final Subscribing subscribing;
    private final SessionRecords sessions;
    private final Events events;
    private final long since = System.nanoTime();
    private boolean answered;

    FormerFilters(
            SourceName source,
            IntakeConnection connection,
            Subscribing subscribing,
            SessionRecords sessions,
            Events events) {
        this.source = source;
        this.connection = connection;
        this.subscribing = subscribing;
        this.sessions = sessions;
        this.events = events;
    }

    /** Lets go of them if they may be; whether there is nothing to let go of any more. To be called a few times a second. */
    boolean letGo() throws MqttException {
        Set<TopicFilter> filters = connection.former().filters();
        if (!filters.isEmpty() && !mayGo()) {
            return false;
        }
        for (TopicFilter former : filters) {
            subscribing.unsubscribe(former);
            sessions.unsubscribed(source, former);
            log.info("Source {} is no longer subscribed to {}", source, former);
            events.add(
                    Severity.INFO,
                    "source " + source,
                    "What waited of " + former + " has come; nothing of that is taken any more.");
        }
        return true;
    }

    private boolean mayGo() throws MqttException {
        FormerTraffic traffic = connection.former();
        if (!traffic.silentFor(ASKED_WHEN_SILENT_FOR)) {
            answered = false;
            return System.nanoTime() - since > LONGEST.toNanos() && connection.hasRoom();
        }
        if (!answered) {
            // A broker that hangs is silent too.
            subscribing.awaitAnAnswer();
            answered = true;
        }
        return traffic.silentFor(SILENT) && connection.hasRoom();
    }
}
