package io.dataflow.validation;

import io.dataflow.local.LocalBroker;
import io.dataflow.local.test.Patience;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the broker who hears what is published to some topics. */
final class Listener implements AutoCloseable {

    /** What was heard. */
    record Heard(String topic, MqttMessage message) {

        JsonNode json() {
            return JsonMapper.shared().readTree(message.getPayload());
        }

        String correlationData() {
            byte[] data = message.getProperties().getCorrelationData();
            return data == null ? "" : new String(data, StandardCharsets.UTF_8);
        }
    }

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final MqttAsyncClient client;

    private Listener(LocalBroker broker, MqttConnectionOptions options, String... filters) throws MqttException {
        this.client = new MqttAsyncClient(broker.url(), "listener-" + UUID.randomUUID(), new MemoryPersistence());
        client.setCallback(new Hearing());
        await(client.connect(options));
        for (String filter : filters) {
            await(client.subscribe(filter, 1));
        }
    }

    /** A device that is not registered, and may hear its own topics only. */
    static Listener device(LocalBroker broker, String... topics) throws MqttException {
        return new Listener(broker, new MqttConnectionOptions(), topics);
    }

    /** One that may hear everything. */
    static Listener everywhere(LocalBroker broker, String... filters) throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(broker.username());
        options.setPassword(broker.password().getBytes(StandardCharsets.UTF_8));
        return new Listener(broker, options, filters);
    }

    Heard next() throws InterruptedException {
        return Optional.ofNullable(heard.poll(Patience.LONG.toMillis(), TimeUnit.MILLISECONDS))
                .orElseThrow(() -> new AssertionError("Nothing was heard within " + Patience.LONG));
    }

    /** What else is heard until nothing is for as long. */
    List<Heard> rest(Duration quiet) throws InterruptedException {
        List<Heard> all = new ArrayList<>();
        Optional<Heard> next = Optional.ofNullable(heard.poll(quiet.toMillis(), TimeUnit.MILLISECONDS));
        while (next.isPresent()) {
            all.add(next.get());
            next = Optional.ofNullable(heard.poll(quiet.toMillis(), TimeUnit.MILLISECONDS));
        }
        return all;
    }

    private static void await(IMqttToken token) throws MqttException {
        token.waitForCompletion(Patience.LONG.toMillis());
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, 1_000, false);
        } catch (MqttException | RuntimeException alreadyGone) {
            // The broker may have ended before.
        }
    }

    private final class Hearing implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            heard.add(new Heard(topic, message));
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
