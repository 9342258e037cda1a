package io.dataflow.bridge.source.mqtt;

import io.dataflow.contract.TopicFilter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.springframework.stereotype.Component;

/**
 * Makes MQTT clients that are connected, each for one connection: nothing here reconnects. Of several brokers, all connect to the same
 * one, until a connection to it can't be made; then the next is tried.
 */
@Component
public class Connecting {

    private final MqttSettings settings;
    private final List<String> urls;
    private final AtomicInteger turn = new AtomicInteger();

    Connecting(MqttSettings settings) {
        this.settings = settings;
        this.urls = settings.clientUrls();
    }

    /**
     * Connects a client that acknowledges by hand and whose session the broker keeps; blocks. Messages go to the connection past the
     * client, but for TLS, where the client has sockets of its own and hands them on itself; there, where there is no room for long, it
     * gives up the connection, and a new one is made.
     */
    MqttAsyncClient forIntake(String clientId, IntakeConnection connection) throws MqttException {
        MqttConnectionOptions options = options();
        options.setMaximumPacketSize(settings.largestPacket().toBytes());
        options.setCleanStart(false);
        options.setSessionExpiryInterval(settings.sessionKept().toSeconds());
        options.setReceiveMaximum(settings.receiveMaximum());
        Consumer<MqttAsyncClient> taking = client -> {
            client.setManualAcks(true);
            client.setCallback(connection);
        };
        return connected(
                clientId, options, connection.sockets(settings.largestPacket().toBytes()), taking, connection::greeted);
    }

    /** Connects a client that only publishes; blocks. */
    MqttAsyncClient forPublishing(String clientId) throws MqttException {
        return withoutSession(clientId, client -> {});
    }

    /**
     * Ends a session and its subscriptions; blocks. What the session was sent and has not acknowledged goes to the others who share the
     * subscription; where there are none, the broker throws away what waits for it.
     *
     * @param filters what it subscribes to before, because the broker may have forgotten the session, but not what waits
     */
    void endSession(String clientId, Set<TopicFilter> filters) throws MqttException, InterruptedException {
        subscribeOnly(clientId, filters);
        MqttAsyncClient client = withoutSession(clientId, made -> {});
        try {
            await(client.disconnect());
        } finally {
            abandon(client);
        }
    }

    private void subscribeOnly(String clientId, Set<TopicFilter> filters) throws MqttException, InterruptedException {
        MqttConnectionOptions options = options();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(settings.sessionKept().toSeconds());
        options.setReceiveMaximum(1);
        MqttAsyncClient client = connected(
                clientId, options, WrappedSockets.buffered(), made -> made.setManualAcks(true), present -> {});
        try {
            Subscribing subscribing = new Subscribing(this, settings, client, () -> false);
            for (TopicFilter filter : filters) {
                subscribing.subscribe(filter);
            }
        } finally {
            abandon(client);
        }
    }

    /**
     * Connects a client of which the broker keeps nothing once it is gone; blocks.
     *
     * @param preparing what is to be done to it before it connects
     */
    public MqttAsyncClient withoutSession(String clientId, Consumer<MqttAsyncClient> preparing) throws MqttException {
        MqttConnectionOptions options = options();
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        return connected(clientId, options, WrappedSockets.buffered(), preparing, present -> {});
    }

    private MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
        options.setConnectionTimeout((int) Math.max(1, settings.answerWithin().toSeconds()));
        if (!settings.username().isEmpty()) {
            options.setUserName(settings.username());
            options.setPassword(settings.password().value().getBytes(StandardCharsets.UTF_8));
        }
        return options;
    }

    private MqttAsyncClient connected(
            String clientId,
            MqttConnectionOptions options,
            WrappedSockets sockets,
            Consumer<MqttAsyncClient> preparing,
            Consumer<Boolean> greeted)
            throws MqttException {
        int tried = turn.get();
        String url = urls.get(Math.floorMod(tried, urls.size()));
        if (url.startsWith("tcp:")) {
            options.setSocketFactory(sockets);
        }
        MqttAsyncClient client = new MqttAsyncClient(url, clientId, new MemoryPersistence());
        preparing.accept(client);
        try {
            IMqttToken token = client.connect(options);
            await(token);
            greeted.accept(token.getSessionPresent());
        } catch (MqttException e) {
            // Others may have failed at the same broker at the same time; together they move on by one.
            turn.compareAndSet(tried, tried + 1);
            giveUp(client);
            throw e;
        }
        return client;
    }

    /** Waits for the broker's answer as long as the settings let it. */
    public void await(IMqttToken token) throws MqttException {
        token.waitForCompletion(settings.answerWithin().toMillis());
    }

    /** The same, and longer for as long as the answer may stand behind messages that there is no room for. */
    void await(IMqttToken token, BooleanSupplier heldUp) throws MqttException {
        boolean answered = false;
        while (!answered) {
            try {
                await(token);
                answered = true;
            } catch (MqttException e) {
                if (e.getReasonCode() != MqttClientException.REASON_CODE_CLIENT_TIMEOUT || !heldUp.getAsBoolean()) {
                    throw e;
                }
            }
        }
    }

    /**
     * Lets a client go that was connected, whatever state it is in; in a thread of its own, because the client may wait for its own
     * threads. It isn't closed: that would only take away what its reading thread may still use.
     */
    public void abandon(MqttAsyncClient client) {
        Thread.ofVirtual().name("mqtt-abandon").start(() -> disconnect(client));
    }

    /** The same of one that did not come to be connected, and must not do so later. */
    private static void giveUp(MqttAsyncClient client) {
        Thread.ofVirtual().name("mqtt-give-up").start(() -> {
            disconnect(client);
            try {
                client.close(true);
            } catch (MqttException | RuntimeException alreadyClosed) {
                // Nothing is owed to it any more.
            }
        });
    }

    private static void disconnect(MqttAsyncClient client) {
        try {
            client.disconnectForcibly(0, 0, false);
        } catch (MqttException | RuntimeException alreadyGone) {
            // Nothing is owed to it any more.
        }
    }
}
