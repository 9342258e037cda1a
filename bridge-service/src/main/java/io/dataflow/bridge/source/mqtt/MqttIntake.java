package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.buffer.BackOff;
import io.dataflow.bridge.delivery.DeliverySettings;
import io.dataflow.bridge.source.Source;
import io.dataflow.bridge.source.SourceKind;
import io.dataflow.bridge.source.Sources;
import io.dataflow.platform.ServiceIdentity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps a connection to the broker and takes what the MQTT sources subscribe to; when it is lost, makes a new one. */
@Component
public class MqttIntake implements SmartLifecycle {

    /** After the buffer nodes, and stopped before them. */
    private static final int PHASE = 300;

    private static final Logger log = LoggerFactory.getLogger(MqttIntake.class);

    private final MqttSettings settings;
    private final Connecting connecting;
    private final ServiceIdentity identity;
    private final Sources sources;
    private final IntakeConnections connections;
    private final Thread thread = Thread.ofPlatform().name("mqtt-intake").unstarted(this::run);
    private volatile boolean running;
    private volatile boolean connected;
    private int failures;

    MqttIntake(
            MqttSettings settings,
            DeliverySettings delivery,
            ServiceIdentity identity,
            Sources sources,
            IntakeConnections connections) {
        settings.requireThatItFits(delivery);
        this.settings = settings;
        this.connecting = new Connecting(settings);
        this.identity = identity;
        this.sources = sources;
        this.connections = connections;
    }

    /** Whether readings can come from the broker now: connected and subscribed. */
    public boolean connected() {
        return connected;
    }

    private void run() {
        while (running) {
            try {
                receiveWhateverHappens();
                Thread.sleep(pause());
            } catch (InterruptedException e) {
                log.debug("The MQTT intake was told to stop");
            }
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
        try {
            return receiveFrom(sources.active(SourceKind.MQTT));
        } catch (MqttException e) {
            return Reasons.inWords(e);
        }
    }

    private String receiveFrom(List<Source> active) throws MqttException, InterruptedException {
        IntakeConnection connection = connections.next(active, settings);
        try {
            return receiveOver(connections.connect(connecting, identity.instance(), connection), connection, active);
        } finally {
            connected = false;
            connections.discard(connection);
        }
    }

    private String receiveOver(MqttAsyncClient client, IntakeConnection connection, List<Source> active)
            throws MqttException, InterruptedException {
        try {
            connection.over(client);
            new Subscribing(connecting, settings).subscribe(client, active);
            connected = true;
            failures = 0;
            log.info(
                    "Connected to {} as {}; taking readings of {}", settings.url(), identity.instance(), names(active));
            return connection.awaitEnd();
        } finally {
            // In this order: what is still acknowledged now would run into a client that is being closed.
            connection.end("the bridge let it go");
            connecting.abandon(client);
        }
    }

    private static List<?> names(List<Source> active) {
        return active.stream().map(Source::name).toList();
    }

    private void failed(String why) {
        if (failures++ == 0 && running) {
            log.warn("No readings come from {}: {}; it is tried again until it works", settings.url(), why);
        }
    }

    private Duration pause() {
        return new BackOff(settings.firstRetry(), settings.longestRetry())
                .after(Math.max(1, failures), ThreadLocalRandom.current());
    }

    @Override
    public void start() {
        running = true;
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
