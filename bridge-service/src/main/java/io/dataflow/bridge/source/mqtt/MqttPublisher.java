package io.dataflow.bridge.source.mqtt;

import io.dataflow.platform.ServiceIdentity;
import jakarta.annotation.PreDestroy;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.springframework.stereotype.Component;

/** Publishes single messages for people, over a connection of its own that is made when it is first needed. */
@Component
class MqttPublisher {

    private final Connecting connecting;
    private final ServiceIdentity identity;
    private Optional<MqttAsyncClient> client = Optional.empty();

    MqttPublisher(MqttSettings settings, ServiceIdentity identity) {
        this.connecting = new Connecting(settings);
        this.identity = identity;
    }

    /** Publishes a message and waits until the broker has it; with QoS 0, until it was sent. */
    void publish(String topic, MqttMessage message) throws BrokerUnavailable {
        try {
            MqttAsyncClient over = connected();
            connecting.await(over.publish(topic, message));
        } catch (MqttException e) {
            drop();
            throw new BrokerUnavailable(Reasons.inWords(e), e);
        }
    }

    private synchronized MqttAsyncClient connected() throws MqttException {
        if (client.filter(MqttAsyncClient::isConnected).isEmpty()) {
            drop();
            client = Optional.of(connecting.forPublishing(identity.instance() + "-publisher"));
        }
        return client.orElseThrow();
    }

    @PreDestroy
    synchronized void drop() {
        client.ifPresent(connecting::abandon);
        client = Optional.empty();
    }
}
