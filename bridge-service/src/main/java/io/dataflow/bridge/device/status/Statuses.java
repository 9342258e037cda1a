package io.dataflow.bridge.device.status;

import io.dataflow.bridge.device.StatusWriting;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Reads what devices say of themselves: {@code online} or {@code offline}; anything else says nothing. */
final class Statuses implements MqttCallback {

    static final String ALL = "devices/+/status";

    private final StatusWriting writing;
    private final Runnable lost;

    /** @param lost called when the connection has ended by itself */
    Statuses(StatusWriting writing, Runnable lost) {
        this.writing = writing;
        this.lost = lost;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        Optional<DeviceId> device = Topics.deviceOf(topic);
        Optional<Boolean> online = read(message.getPayload());
        if (device.isPresent() && online.isPresent()) {
            writing.says(device.get(), online.get());
        }
    }

    static Optional<Boolean> read(byte[] payload) {
        return switch (new String(payload, StandardCharsets.UTF_8)) {
            case "online" -> Optional.of(true);
            case "offline" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        lost.run();
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        // The client survives it, or says next that it is disconnected.
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // Who publishes waits for it by itself.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // Who connects waits for it by itself.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // Nothing here asked for one.
    }
}
