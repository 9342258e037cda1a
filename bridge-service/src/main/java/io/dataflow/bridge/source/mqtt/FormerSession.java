package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.source.Source;
import io.dataflow.platform.ServiceIdentity;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends the one session that an instance had for all its sources before each source got its own: takes out what the broker may have put
 * aside for it, then has it ended. While another session shares each subscription, the broker throws nothing away.
 */
@Component
class FormerSession {

    private static final Logger log = LoggerFactory.getLogger(FormerSession.class);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

    private final Brokers brokers;
    private final String clientId;
    private boolean begun;

    FormerSession(Brokers brokers, ServiceIdentity identity) {
        this.brokers = brokers;
        this.clientId = identity.instance();
    }

    /**
     * Does it in the background, at the first call at which all are connected, and not again.
     *
     * @param sources all MQTT sources
     * @param allConnected whether each of them has a session of its own that is connected
     */
    void endOnce(Collection<Source> sources, BooleanSupplier allConnected) {
        if (!begun && allConnected.getAsBoolean()) {
            begun = true;
            List<Source> all = List.copyOf(sources);
            Thread.ofVirtual().name("mqtt-former-session").start(() -> endUntilItWorks(all));
        }
    }

    private void endUntilItWorks(List<Source> sources) {
        boolean ended = false;
        while (!ended) {
            try {
                end(sources);
                ended = true;
            } catch (MqttException e) {
                log.debug("Session {} of former days is still there; it is tried again", clientId, e);
                ended = !pause();
            } catch (InterruptedException e) {
                ended = true;
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(TRY_AGAIN);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void end(List<Source> sources) throws MqttException, InterruptedException {
        IntakeConnection connection = brokers.connections().next(sources, brokers.settings());
        MqttAsyncClient client = brokers.connections().connect(brokers.connecting(), clientId, connection);
        try {
            connection.over(client);
            empty(client, connection, sources);
        } finally {
            brokers.connections().discard(connection);
            brokers.connecting().abandon(client);
        }
        brokers.connecting().endSession(clientId);
    }

    private void empty(MqttAsyncClient client, IntakeConnection connection, List<Source> sources)
            throws MqttException, InterruptedException {
        Subscribing subscribing = new Subscribing(brokers.connecting(), brokers.settings(), client, connection::heldUp);
        for (Source source : sources) {
            subscribing.unsubscribe(source.filter().orElseThrow());
        }
        connection.awaitQuiet(QUIET);
    }
}
