package io.dataflow.quickstart.device;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** One connection of one device. It is thrown away after the first error; the next one is a new object. */
final class BrokerSession implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final byte[] ONLINE = "online".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OFFLINE = "offline".getBytes(StandardCharsets.UTF_8);
    private static final int AT_LEAST_ONCE = 1;

    private final MqttAsyncClient client;
    private final DeviceId device;

    private BrokerSession(MqttAsyncClient client, DeviceId device) {
        this.client = client;
        this.device = device;
    }

    /** Connects and says that the device is online. */
    static BrokerSession open(DevicePlan plan, DeviceId device) throws MqttException {
        MqttAsyncClient client =
                new MqttAsyncClient(plan.broker().toString(), "device-" + device, new MemoryPersistence());
        BrokerSession session = new BrokerSession(client, device);
        try {
            client.connect(options(plan, device)).waitForCompletion(ANSWER_WITHIN.toMillis());
            session.send(Topics.status(device), ONLINE, true);
            return session;
        } catch (MqttException failure) {
            session.giveUp();
            throw failure;
        }
    }

    private static MqttConnectionOptions options(DevicePlan plan, DeviceId device) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(30);
        options.setConnectionTimeout(10);
        MqttMessage will = new MqttMessage(OFFLINE, AT_LEAST_ONCE, true, null);
        options.setWill(Topics.status(device), will);
        plan.keyring().of(device).ifPresent(credential -> {
            options.setUserName(credential.username());
            options.setPassword(credential.password().getBytes(StandardCharsets.UTF_8));
        });
        return options;
    }

    /** Publishes a reading and returns once the broker has acknowledged it. */
    void publish(String payload) throws MqttException {
        send(Topics.telemetry(device), payload.getBytes(StandardCharsets.UTF_8), false);
    }

    private void send(String topic, byte[] payload, boolean retained) throws MqttException {
        client.publish(topic, payload, AT_LEAST_ONCE, retained).waitForCompletion(ANSWER_WITHIN.toMillis());
    }

    /** Says that the device goes offline and leaves. */
    @Override
    public void close() {
        try {
            client.publish(Topics.status(device), OFFLINE, AT_LEAST_ONCE, true).waitForCompletion(1_000);
            client.disconnect(500).waitForCompletion(1_000);
        } catch (MqttException brokerIsGone) {
            // The broker publishes the last will instead.
        }
        discard();
    }

    /** Lets go of the connection as it is, so that the last will goes out. */
    void discard() {
        try {
            // That is all: closing would only take away what the client's reading thread may still use.
            client.disconnectForcibly(0, 200, false);
        } catch (MqttException | RuntimeException alreadyGone) {
            // Nothing is left to disconnect, or the client's own thread is just ending it, which it doesn't guard.
        }
    }

    /** The same before it is connected, which it must not become later. */
    private void giveUp() {
        discard();
        try {
            client.close(true);
        } catch (MqttException | RuntimeException alreadyClosed) {
            // Nothing is left to close.
        }
    }
}
