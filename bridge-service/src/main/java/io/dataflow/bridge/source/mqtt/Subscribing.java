package io.dataflow.bridge.source.mqtt;

import io.dataflow.contract.TopicFilter;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;

/** Subscribes to what sources ask for, as one of the group of bridges that share it. */
final class Subscribing {

    /** Several bridges that are first to subscribe at once can get in each other's way at the broker. */
    private static final int TRIES = 5;

    private static final int LEAST_ONCE = 1;
    private static final int DONE = 0;
    private static final int REFUSED_FROM = 0x80;

    private final Connecting connecting;
    private final MqttSettings settings;
    private final MqttAsyncClient client;
    private final BooleanSupplier heldUp;

    /** @param heldUp whether answers may stand behind messages that there is no room for */
    Subscribing(Connecting connecting, MqttSettings settings, MqttAsyncClient client, BooleanSupplier heldUp) {
        this.connecting = connecting;
        this.settings = settings;
        this.client = client;
        this.heldUp = heldUp;
    }

    /** @throws MqttException if the broker refuses it again and again, or does not answer */
    void subscribe(TopicFilter filter) throws MqttException, InterruptedException {
        for (int tried = 1; !granted(filter); tried++) {
            if (tried == TRIES) {
                throw new MqttException(
                        new IllegalStateException("the broker refuses the subscription " + shared(filter)));
            }
            Thread.sleep(settings.firstRetry());
        }
    }

    private boolean granted(TopicFilter filter) throws MqttException {
        IMqttToken token = client.subscribe(new MqttSubscription(shared(filter), LEAST_ONCE));
        connecting.await(token, heldUp);
        return Arrays.stream(token.getReasonCodes()).allMatch(code -> code < REFUSED_FROM);
    }

    /** Whether the session was subscribed to it, and is no longer: not where something waits that our broker keeps. */
    boolean unsubscribed(TopicFilter filter) throws MqttException {
        IMqttToken token = client.unsubscribe(shared(filter));
        connecting.await(token, heldUp);
        return Arrays.stream(token.getReasonCodes()).allMatch(code -> code == DONE);
    }

    private String shared(TopicFilter filter) {
        return "$share/" + settings.sharedGroup() + "/" + filter;
    }
}
