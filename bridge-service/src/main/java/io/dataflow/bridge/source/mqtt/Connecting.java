package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.delivery.Room;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Makes MQTT clients that are connected, each for one connection: nothing here reconnects. */
final class Connecting {

    private final MqttSettings settings;

    Connecting(MqttSettings settings) {
        this.settings = settings;
    }

    /**
     * Connects a client that acknowledges by hand and whose session the broker keeps; blocks. Over TLS the client has sockets of its
     * own, which have no brake: where there is no room for long, it gives up the connection, and a new one is made.
     */
    MqttAsyncClient forIntake(String clientId, MqttCallback callback, Room room) throws MqttException {
        MqttConnectionOptions options = options(stream -> new BrakedStream(stream, room));
        options.setMaximumPacketSize(settings.largestPacket().toBytes());
        options.setCleanStart(false);
        options.setSessionExpiryInterval(settings.sessionKept().toSeconds());
        options.setReceiveMaximum(settings.receiveMaximum());
        MqttAsyncClient client = client(clientId);
        client.setManualAcks(true);
        client.setCallback(callback);
        return connected(client, options);
    }

    /** Connects a client that only publishes; blocks. */
    MqttAsyncClient forPublishing(String clientId) throws MqttException {
        MqttConnectionOptions options = options(UnaryOperator.identity());
        options.setCleanStart(true);
        return connected(client(clientId), options);
    }

    private MqttConnectionOptions options(UnaryOperator<InputStream> reading) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
        options.setConnectionTimeout((int) Math.max(1, settings.answerWithin().toSeconds()));
        if (settings.clientUrl().startsWith("tcp:")) {
            options.setSocketFactory(new BufferedSockets(reading));
        }
        if (!settings.username().isEmpty()) {
            options.setUserName(settings.username());
            options.setPassword(settings.password().value().getBytes(StandardCharsets.UTF_8));
        }
        return options;
    }

    private MqttAsyncClient client(String clientId) throws MqttException {
        return new MqttAsyncClient(settings.clientUrl(), clientId, new MemoryPersistence());
    }

    private MqttAsyncClient connected(MqttAsyncClient client, MqttConnectionOptions options) throws MqttException {
        try {
            await(client.connect(options));
        } catch (MqttException e) {
            abandon(client);
            throw e;
        }
        return client;
    }

    /** Waits for the broker's answer as long as the settings let it. */
    void await(IMqttToken token) throws MqttException {
        token.waitForCompletion(settings.answerWithin().toMillis());
    }

    /** Lets a client go whatever state it is in; in a thread of its own, because the client may wait for its own threads. */
    void abandon(MqttAsyncClient client) {
        Thread.ofVirtual().name("mqtt-abandon").start(() -> {
            try {
                client.disconnectForcibly(0, 0, false);
            } catch (MqttException | RuntimeException alreadyGone) {
                // Nothing is owed to it any more.
            }
            try {
                client.close(true);
            } catch (MqttException | RuntimeException alreadyClosed) {
                // Nothing is owed to it any more.
            }
        });
    }
}
