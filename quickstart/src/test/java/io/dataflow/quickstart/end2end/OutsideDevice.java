package io.dataflow.quickstart.end2end;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A device that has nothing to do with the launcher: MQTT 5, QoS 1, and each reading acknowledged by the broker. */
final class OutsideDevice implements AutoCloseable {

    private static final int IN_FLIGHT = 50;
    private static final long ACKNOWLEDGED_WITHIN_MILLIS = 60_000;

    private final DeviceId id;
    private final MqttAsyncClient client;
    private final List<IMqttToken> inFlight = new ArrayList<>();

    private OutsideDevice(DeviceId id, MqttAsyncClient client) {
        this.id = id;
        this.client = client;
    }

    static OutsideDevice connect(URI broker, String id) throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient(broker.toString(), "outside-" + id, new MemoryPersistence());
        client.connect().waitForCompletion(ACKNOWLEDGED_WITHIN_MILLIS);
        return new OutsideDevice(new DeviceId(id), client);
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
}
