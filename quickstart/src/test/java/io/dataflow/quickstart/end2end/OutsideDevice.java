package io.dataflow.quickstart.end2end;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

/** A device that has nothing to do with the launcher: MQTT 5, QoS 1, and each reading acknowledged by the broker. */
final class OutsideDevice implements AutoCloseable {

    private static final int IN_FLIGHT = 50;
    private static final long ACKNOWLEDGED_WITHIN_MILLIS = 60_000;

    private final DeviceId id;
    private final MqttAsyncClient client;
    private final List<IMqttToken> inFlight = new ArrayList<>();
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

    /** What it was told on one of its topics. */
    record Told(String topic, String text, String correlationData) {}

    private OutsideDevice(DeviceId id, MqttAsyncClient client) {
        this.id = id;
        this.client = client;
    }

    static OutsideDevice connect(URI broker, String id) throws MqttException {
        return connect(broker, id, new MqttConnectionOptions());
    }

    /** One that is registered. */
    static OutsideDevice connect(URI broker, String id, String key) throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(id);
        options.setPassword(key.getBytes(StandardCharsets.UTF_8));
        return connect(broker, id, options);
    }

    private static OutsideDevice connect(URI broker, String id, MqttConnectionOptions options) throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient(broker.toString(), "outside-" + id, new MemoryPersistence());
        client.connect(options).waitForCompletion(ACKNOWLEDGED_WITHIN_MILLIS);
        return new OutsideDevice(new DeviceId(id), client);
    }

    void listens(String... topics) throws MqttException {
        client.setCallback(new Listening());
        for (String topic : topics) {
            client.subscribe(topic, 1).waitForCompletion(ACKNOWLEDGED_WITHIN_MILLIS);
        }
    }

    /** What it is told next, at the latest after this time. */
    Optional<Told> isTold(Duration within) throws InterruptedException {
        return Optional.ofNullable(told.poll(within.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Publishes a reading and says where it wants to hear what is wrong with it. */
    void publish(String payload, String responseTopic, String correlationData) throws MqttException {
        MqttProperties properties = new MqttProperties();
        properties.setResponseTopic(responseTopic);
        properties.setCorrelationData(correlationData.getBytes(StandardCharsets.UTF_8));
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        client.publish(Topics.telemetry(id), new MqttMessage(bytes, 1, false, properties))
                .waitForCompletion(ACKNOWLEDGED_WITHIN_MILLIS);
    }

    void measures(double temperature, Instant at) throws MqttException {
        publish(String.format(
                Locale.ROOT,
                "{\"device_id\":\"%s\",\"temperature\":%.1f,\"humidity\":55,\"distance\":100.0,\"timestamp\":\"%s\"}",
                id,
                temperature,
                at.toString().replace("Z", "")));
    }

    void publish(String payload) throws MqttException {
        inFlight.add(client.publish(Topics.telemetry(id), payload.getBytes(StandardCharsets.UTF_8), 1, false));
        if (inFlight.size() >= IN_FLIGHT) {
            awaitAcknowledgements();
        }
    }

    /** Returns when the broker has taken responsibility for all that was published. */
    void awaitAcknowledgements() throws MqttException {
        for (IMqttToken token : inFlight) {
            token.waitForCompletion(ACKNOWLEDGED_WITHIN_MILLIS);
        }
        inFlight.clear();
    }

    @Override
    public void close() throws MqttException {
        client.disconnect().waitForCompletion(5_000);
        client.close();
    }

    private final class Listening implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            byte[] correlationData = message.getProperties().getCorrelationData();
            told.add(new Told(
                    topic,
                    new String(message.getPayload(), StandardCharsets.UTF_8),
                    correlationData == null ? "" : new String(correlationData, StandardCharsets.UTF_8)));
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
