package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.event.Severity;
import io.dataflow.bridge.source.Source;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import io.dataflow.platform.BackOff;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one source's connection to the broker and takes what the source subscribes to; when it is lost, makes a new one. The session
 * belongs to this instance and this source alone: left, it keeps what arrives, until it is ended.
 */
final class SourceIntake {

    private static final Logger log = LoggerFactory.getLogger(SourceIntake.class);
    private static final Duration FIRST_MESSAGES = Duration.ofSeconds(1);
    private static final Duration LOOK_AT_FORMER = Duration.ofMillis(250);

    private final String clientId;
    private final SourceName name;
    private final Optional<Source> source;
    private final Brokers brokers;
    private final Thread thread;
    private volatile Aim aim;
    private volatile boolean connected;
    private volatile Set<TopicFilter> lettingGo = Set.of();
    private int failures;
    private boolean awaitsItsEnd;

    private SourceIntake(String clientId, SourceName name, Optional<Source> source, Brokers brokers, Aim aim) {
        this.clientId = clientId;
        this.name = name;
        this.source = source;
        this.brokers = brokers;
        this.aim = aim;
        this.thread = Thread.ofPlatform().name("mqtt-" + name).start(this::run);
    }

    /** Takes readings from now on, and what waits of filters that the source asked for before, until it lets go of those. */
    static SourceIntake taking(String clientId, Source source, Brokers brokers) {
        return new SourceIntake(clientId, source.name(), Optional.of(source), brokers, Aim.TAKE);
    }

    /** Only ends the session, as {@link #end} does. */
    static SourceIntake ending(String clientId, SourceName name, Brokers brokers) {
        return new SourceIntake(clientId, name, Optional.empty(), brokers, Aim.END);
    }

    /** Whether it is of this source, as it is now. */
    boolean isOf(Source current) {
        return source.equals(Optional.of(current));
    }

    /** Whether it is meant to take readings, and not about to leave. */
    boolean takes() {
        return aim == Aim.TAKE;
    }

    /** Whether readings can come from the broker now: connected and subscribed. */
    boolean connected() {
        return connected;
    }

    /** Which filters it is still subscribed to, or was, because the source asked for them before. */
    Set<TopicFilter> lettingGo() {
        return lettingGo;
    }

    /** Whether nothing more comes of it, nor goes to the broker. */
    boolean gone() {
        return !thread.isAlive();
    }

    /** Disconnects; the broker keeps the session with what arrives. It may take a moment until it is gone. */
    void leave() {
        aimAt(Aim.LEAVE);
    }

    /** Disconnects and has the broker end the session with its subscription; tried until it works. */
    void end() {
        aimAt(Aim.END);
    }

    private void aimAt(Aim next) {
        if (aim != next) {
            aim = next;
            thread.interrupt();
        }
    }

    private void run() {
        while (aim != Aim.LEAVE) {
            try {
                if (aim == Aim.TAKE) {
                    receiveWhateverHappens();
                } else if (ended()) {
                    return;
                }
                Thread.sleep(pause());
            } catch (InterruptedException e) {
                log.debug("Source {} was told to {}", name, aim);
            }
        }
    }

    private boolean ended() throws InterruptedException {
        try {
            brokers.connecting().endSession(clientId, brokers.sessions().filters(name));
            brokers.sessions().ended(name);
            hasEnded();
            return true;
        } catch (MqttException e) {
            notEnded(Reasons.inWords(e));
            return false;
        }
    }

    private void hasEnded() {
        log.info("The broker has ended session {}: source {} was removed", clientId, name);
        if (awaitsItsEnd) {
            brokers.events().add(Severity.INFO, subject(), "The broker has ended session " + clientId + ".");
        }
    }

    private void notEnded(String why) {
        failures++;
        if (!awaitsItsEnd && aim == Aim.END) {
            awaitsItsEnd = true;
            String words = "It was removed, but its session " + clientId + " could not be ended: " + why
                    + "; the broker keeps what arrives for it, and it is tried again until it works, after a restart too";
            log.warn("Source {}: {}", name, words);
            brokers.events().add(Severity.WARNING, subject(), words + ".");
        }
    }

    private void receiveWhateverHappens() throws InterruptedException {
        try {
            failed(receiveUntilLost());
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            failures++;
            log.error("Receiving from the broker failed in a way that nobody thought of; it is tried again", e);
        }
    }

    /** Why it could not connect, or stopped receiving. */
    private String receiveUntilLost() throws InterruptedException {
        Source current = source.orElseThrow();
        lettingGo = brokers.sessions().besides(name, current.filter().orElseThrow());
        IntakeConnection connection = brokers.connections().next(current, lettingGo, brokers.settings());
        try {
            MqttAsyncClient client = brokers.connections().connect(brokers.connecting(), clientId, connection);
            return receiveOver(client, connection);
        } catch (MqttException e) {
            return Reasons.inWords(e);
        } finally {
            connected = false;
            brokers.connections().discard(connection);
        }
    }

    private String receiveOver(MqttAsyncClient client, IntakeConnection connection)
            throws MqttException, InterruptedException {
        try {
            connection.over(client);
            FormerFilters former = subscribe(client, connection);
            begun();
            letGo(former, connection);
            return connection.awaitEnd();
        } finally {
            // In this order: what is still acknowledged now would run into a client that is being closed.
            connection.end("the bridge let it go");
            brokers.connecting().abandon(client);
        }
    }

    private void letGo(FormerFilters former, IntakeConnection connection) throws MqttException, InterruptedException {
        boolean lasts = true;
        while (lasts && !former.letGo()) {
            lasts = connection.lasts(LOOK_AT_FORMER);
        }
    }

    /** Subscribes to what the source asks for; what it asked for before. */
    private FormerFilters subscribe(MqttAsyncClient client, IntakeConnection connection)
            throws MqttException, InterruptedException {
        Subscribing subscribing = new Subscribing(brokers.connecting(), brokers.settings(), client, connection::heldUp);
        TopicFilter filter = source.flatMap(Source::filter).orElseThrow();
        boolean first = brokers.sessions().asksFirst(name, filter);
        if (!connection.resumed() || first && !lettingGo.isEmpty()) {
            subscribing.subscribe(filter);
            brokers.sessions().subscribed(name, filter);
        } else if (!knownToBeSubscribed(filter, connection)) {
            subscribeAgain(filter, subscribing, connection);
        }
        return new FormerFilters(name, connection, subscribing, brokers);
    }

    /** What a session brings tells nothing where it may bring it because of a former filter. */
    private boolean knownToBeSubscribed(TopicFilter filter, IntakeConnection connection) throws InterruptedException {
        return lettingGo.isEmpty()
                ? connection.bringsWithin(FIRST_MESSAGES)
                : brokers.sessions().confirmed(name, filter);
    }

    /**
     * A session that was there brings by itself what it is subscribed to, unless nothing waits. Artemis, told again what it knows,
     * forgets which of the messages that it has sent are acknowledged, and in the end sends no more: where some came before it was
     * told, the next connection begins anew, and brings them by itself.
     */
    private void subscribeAgain(TopicFilter filter, Subscribing subscribing, IntakeConnection connection)
            throws MqttException, InterruptedException {
        subscribing.subscribe(filter);
        brokers.sessions().subscribed(name, filter);
        if (connection.hasBrought()) {
            connection.end("messages came while it was subscribing again, so it connects anew");
        }
    }

    private void begun() {
        connected = true;
        String words = "Connected to " + brokers.settings().brokers() + " as " + clientId;
        log.info("{}; taking readings of {}", words, name);
        if (failures > 0) {
            brokers.events().add(Severity.INFO, subject(), words + ": readings come again.");
        }
        failures = 0;
    }

    private void failed(String why) {
        if (failures++ == 0 && aim == Aim.TAKE) {
            String words = "No readings come from " + brokers.settings().brokers() + ": " + why
                    + "; it is tried again until it works";
            log.warn("Source {}: {}", name, words);
            brokers.events().add(Severity.MAJOR, subject(), words + ".");
        }
    }

    private String subject() {
        return "source " + name;
    }

    private Duration pause() {
        MqttSettings settings = brokers.settings();
        return new BackOff(settings.firstRetry(), settings.longestRetry())
                .after(Math.max(1, failures), ThreadLocalRandom.current());
    }

    /** What it is to do. */
    private enum Aim {
        TAKE,
        LEAVE,
        END
    }
}
