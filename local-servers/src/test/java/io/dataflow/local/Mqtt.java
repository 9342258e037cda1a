package io.dataflow.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;

/** An MQTT 5 client as tests need one: it acknowledges nothing by itself and hands out what it got one by one. */
final class Mqtt implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST_ERROR = 0x80;
    private static final long NEVER = 0xFFFF_FFFFL;

    /** What arrived. */
    record Arrival(String topic, MqttMessage message) {

        String text() {
            return new String(message.getPayload(), StandardCharsets.UTF_8);
        }

        List<String> property(String name) {
            return message.getProperties().getUserProperties().stream()
                    .filter(property -> property.getKey().equals(name))
                    .map(UserProperty::getValue)
                    .toList();
        }
    }

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final MqttAsyncClient client;

    private Mqtt(String url, String clientId) throws MqttException {
        client = new MqttAsyncClient(url, clientId, new MemoryPersistence());
        client.setManualAcks(true);
        client.setCallback(new Collecting());
    }

    static Mqtt device(LocalBroker broker, String clientId) throws MqttException {
        return connect(broker, clientId, new MqttConnectionOptions());
    }

    static Mqtt service(LocalBroker broker, String clientId) throws MqttException {
        MqttConnectionOptions options = as(broker.username(), broker.password());
        options.setCleanStart(false);
        options.setSessionExpiryInterval(NEVER);
        return connect(broker, clientId, options);
    }

    static MqttConnectionOptions as(String username, String password) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(username);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        return options;
    }

    static Mqtt connect(LocalBroker broker, String clientId, MqttConnectionOptions options) throws MqttException {
        Mqtt mqtt = new Mqtt(broker.url(), clientId);
        mqtt.await(mqtt.client.connect(options));
        return mqtt;
    }

    /** Subscribes with QoS 1 and gives the broker's reason code. */
    int subscribe(String filter) throws MqttException {
        IMqttToken token = client.subscribe(filter, 1);
        await(token);
        return token.getReasonCodes()[0];
    }

    /** Unsubscribes and gives the broker's reason code. */
    int unsubscribe(String filter) throws MqttException {
        IMqttToken token = client.unsubscribe(filter);
        await(token);
        return token.getReasonCodes()[0];
    }

    /** Publishes with QoS 1 and gives the broker's reason code. */
    int publish(String topic, String text, UserProperty... properties) throws MqttException {
        MqttMessage message = new MqttMessage(text.getBytes(StandardCharsets.UTF_8), 1, false, new MqttProperties());
        message.getProperties().setUserProperties(new ArrayList<>(List.of(properties)));
        IMqttToken token = client.publish(topic, message);
        await(token);
        return token.getReasonCodes()[0];
    }

    /** Publishes as many with QoS 1 without waiting for each; when it returns, the broker has acknowledged all. */
    void publishMany(String topic, int count) throws MqttException {
        List<IMqttToken> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tokens.add(client.publish(topic, String.valueOf(i).getBytes(StandardCharsets.UTF_8), 1, false));
        }
        for (IMqttToken token : tokens) {
            await(token);
        }
    }

    /** Publishes all with QoS 1 without waiting for each, tells which ones the broker acknowledges, and returns after the last. */
    void publishAll(String topic, List<String> texts, Consumer<String> acknowledged) throws MqttException {
        Map<String, IMqttToken> tokens = new LinkedHashMap<>();
        try {
            for (String text : texts) {
                tokens.put(text, client.publish(topic, text.getBytes(StandardCharsets.UTF_8), 1, false));
            }
            for (IMqttToken token : tokens.values()) {
                await(token);
            }
        } finally {
            tokens.forEach((text, token) -> {
                if (isAcknowledged(token)) {
                    acknowledged.accept(text);
                }
            });
        }
    }

    private static boolean isAcknowledged(IMqttToken token) {
        return token.isComplete() && token.getException() == null && token.getReasonCodes()[0] < FIRST_ERROR;
    }

    Arrival next() throws InterruptedException {
        return Optional.ofNullable(arrivals.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("Nothing arrived within " + PATIENCE));
    }

    List<Arrival> next(int count) throws InterruptedException {
        List<Arrival> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(next());
        }
        return all;
    }

    /** As many, or fewer where no more arrive for a while; each is acknowledged. */
    List<Arrival> nextAcknowledged(int most) throws InterruptedException, MqttException {
        List<Arrival> all = new ArrayList<>();
        for (Arrival next = poll(); next != null; next = all.size() < most ? poll() : null) {
            acknowledge(next);
            all.add(next);
        }
        return all;
    }

    /** What else arrives until nothing does for a while. */
    List<Arrival> rest() throws InterruptedException {
        List<Arrival> all = new ArrayList<>();
        for (Arrival next = poll(); next != null; next = poll()) {
            all.add(next);
        }
        return all;
    }

    void acknowledge(Arrival arrival) throws MqttException {
        client.messageArrivedComplete(
                arrival.message().getId(), arrival.message().getQos());
    }

    boolean isConnected() {
        return client.isConnected();
    }

    /** Goes away without a word, as who dies does. */
    void die() {
        try {
            // That is all: closing would only take away what its reading thread may still use.
            client.disconnectForcibly(0, 1_000, false);
        } catch (MqttException | RuntimeException gone) {
            // It was gone already, or its own thread was just ending it: the client doesn't guard that.
        }
    }

    @Override
    public void close() {
        try {
            await(client.disconnect(500)); // by default it waits 30 s for acknowledgements that no test will send
        } catch (MqttException | RuntimeException alreadyGoing) {
            // The broker has ended the connection, or is ending it.
        } finally {
            die();
        }
    }

    private @Nullable Arrival poll() throws InterruptedException {
        return arrivals.poll(1, TimeUnit.SECONDS);
    }

    private void await(IMqttToken token) throws MqttException {
        token.waitForCompletion(PATIENCE.toMillis());
    }

    private final class Collecting implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            arrivals.add(new Arrival(topic, message));
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException exception) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String uri) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
