package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.event.Events;
import io.dataflow.bridge.event.Severity;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a source asked for before it was changed. The session stays subscribed to it until what waits at the broker has come, because the
 * last bridge that unsubscribes ends it. Our broker refuses that to the last one while something waits, so it is tried when that is
 * likely, and where it is refused the session subscribes again; of other brokers a long silence is all that can be known.
 */
final class FormerFilters {

    private static final Logger log = LoggerFactory.getLogger(FormerFilters.class);
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Duration SILENCE_OF_OTHER_BROKERS = Duration.ofSeconds(30);

    /** Where devices go on publishing it, it is tried so often whether nothing waits at the moment. */
    private static final Duration TRIED_EVERY = Duration.ofSeconds(30);

    private final SourceName source;
    private final IntakeConnection connection;
    private final FormerTraffic traffic;
    private final Subscribing subscribing;
    private final SessionRecords sessions;
    private final Events events;
    private final boolean ownBroker;
    private final Set<TopicFilter> left;
    private boolean told;
    private long triedAt = System.nanoTime();

    FormerFilters(SourceName source, IntakeConnection connection, Subscribing subscribing, Brokers brokers) {
        this.source = source;
        this.connection = connection;
        this.traffic = connection.former();
        this.subscribing = subscribing;
        this.sessions = brokers.sessions();
        this.events = brokers.events();
        this.ownBroker = brokers.settings().trustArrivalMarks();
        this.left = new HashSet<>(traffic.filters());
        traffic.listenFromNowOn();
    }

    /** Lets go of them if they may be; whether there is nothing left to let go of. To be called a few times a second. */
    boolean letGo() throws MqttException, InterruptedException {
        if (!connection.hasRoom()) {
            // What isn't read can't be told from silence.
            traffic.listenFromNowOn();
        }
        if (!left.isEmpty() && traffic.settled() && isTimeToTry()) {
            for (TopicFilter former : Set.copyOf(left)) {
                letGo(former);
            }
            triedAt = System.nanoTime();
            traffic.listenFromNowOn();
        }
        return left.isEmpty();
    }

    private boolean isTimeToTry() {
        return ownBroker
                ? traffic.silentFor(SILENCE) || triedLongAgo() && connection.hasRoom()
                : traffic.silentFor(SILENCE_OF_OTHER_BROKERS);
    }

    private boolean triedLongAgo() {
        return System.nanoTime() - triedAt > TRIED_EVERY.toNanos();
    }

    private void letGo(TopicFilter former) throws MqttException, InterruptedException {
        boolean silent = traffic.silentFor(SILENCE);
        if (subscribing.unsubscribed(former)) {
            left.remove(former);
            sessions.unsubscribed(source, former);
            log.info("Source {} is no longer subscribed to {}", source, former);
            say("This bridge takes nothing of " + former + " any more.");
        } else {
            // Something waits, or the session lost the subscription while something may have waited.
            subscribing.subscribe(former);
            if (!silent && !told) {
                told = true;
                say("Readings of " + former + " still come, and are taken until none waits at the broker.");
            }
        }
    }

    private void say(String words) {
        events.add(Severity.INFO, "source " + source, words);
    }
}
