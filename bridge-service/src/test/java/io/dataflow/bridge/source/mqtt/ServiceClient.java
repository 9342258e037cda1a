package io.dataflow.bridge.source.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.dataflow.local.LocalBroker;
import io.dataflow.local.test.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntSupplier;
import org.awaitility.core.ConditionTimeoutException;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Somebody else with a service's rights at the broker, for tests; acknowledges nothing that it gets. */
final class ServiceClient implements AutoCloseable {

    private static final long PATIENCE = Patience.LONG.toMillis();
    private static final Duration A_MOMENT = Duration.ofMillis(500);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final MqttAsyncClient client;
    private final boolean sessionPresent;
    private final BlockingQueue<MqttMessage> arrived = new LinkedBlockingQueue<>();

    /** Connects with a session that is kept. */
    ServiceClient(LocalBroker broker, String clientId) throws MqttException {
        client = new MqttAsyncClient(broker.url(), clientId, new MemoryPersistence());
        client.setManualAcks(true);
        client.setCallback(new Arrivals());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(broker.username());
        options.setPassword(broker.password().getBytes(UTF_8));
        options.setCleanStart(false);
        options.setSessionExpiryInterval(86_400L);
        options.setAutomaticReconnect(false);
        IMqttToken connected = client.connect(options);
        connected.waitForCompletion(PATIENCE);
        sessionPresent = connected.getSessionPresent();
    }

    boolean sessionWasThere() {
        return sessionPresent;
    }

    void subscribe(String filter) throws MqttException {
        client.subscribe(new MqttSubscription(filter, 1)).waitForCompletion(PATIENCE);
    }

    void unsubscribe(String filter) throws MqttException {
        client.unsubscribe(filter).waitForCompletion(PATIENCE);
    }

    /** Returns when the broker has them. */
    void publish(String topic, int from, int to) throws MqttException {
        List<IMqttToken> tokens = new ArrayList<>();
        for (int i = from; i < to; i++) {
            tokens.add(client.publish(topic, ("{\"n\":" + i + "}").getBytes(UTF_8), 1, false));
        }
        for (IMqttToken token : tokens) {
            token.waitForCompletion(PATIENCE);
        }
    }

    /** Whether what is published now is taken within a moment, of which the number of what was taken tells. */
    boolean isTaken(String topic, IntSupplier taken) throws MqttException {
        int before = taken.getAsInt();
        publish(topic, 0, 1);
        try {
            await().pollInterval(LOOK_AGAIN).atMost(A_MOMENT).until(() -> taken.getAsInt() > before);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    int arrived() {
        return arrived.size();
    }

    /** As if it had died. */
    @Override
    public void close() {
        try {
            // That stops its threads and closes its socket. Its close() would add nothing but take away what its
            // receiving thread, which wakes us before it is through with an answer, may still use.
            client.disconnectForcibly(0, 100, false);
        } catch (MqttException | RuntimeException e) {
            // It was gone already, or its own thread was just ending it: the client doesn't guard that.
        }
    }

    private final class Arrivals implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            arrived.add(message);
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            // Nothing depends on it here.
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {
            // Nothing depends on it here.
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // Publishing waits for it by itself.
        }

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {
            // Connecting waits for it by itself.
        }

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {
            // Nobody asks for it.
        }
    }
}
