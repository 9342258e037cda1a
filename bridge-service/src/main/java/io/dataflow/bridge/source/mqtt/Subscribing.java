package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.source.Source;
import io.dataflow.bridge.source.TopicFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;

/** Subscribes to what sources ask for, as one of the group of bridges that share it. */
final class Subscribing {

    /** Several bridges that are first to subscribe at once can get in each other's way at the broker. */
    private static final int TRIES = 5;

    private static final int LEAST_ONCE = 1;
    private static final int REFUSED_FROM = 0x80;

    private final Connecting connecting;
    private final MqttSettings settings;

    Subscribing(Connecting connecting, MqttSettings settings) {
        this.connecting = connecting;
        this.settings = settings;
    }

    /** @throws MqttException if the broker refuses one of them again and again, or does not answer */
    void subscribe(MqttAsyncClient client, List<Source> sources) throws MqttException, InterruptedException {
        List<String> filters = sources.stream()
                .map(Source::filter)
                .flatMap(Optional::stream)
                .map(this::shared)
                .toList();
        for (String filter : filters) {
            subscribe(client, filter);
        }
    }

    private String shared(TopicFilter filter) {
        return "$share/" + settings.sharedGroup() + "/" + filter;
    }

    private void subscribe(MqttAsyncClient client, String filter) throws MqttException, InterruptedException {
        for (int tried = 1; !granted(client, filter); tried++) {
            if (tried == TRIES) {
                throw new MqttException(new IllegalStateException("the broker refuses the subscription " + filter));
            }
            Thread.sleep(settings.firstRetry());
        }
    }

    private boolean granted(MqttAsyncClient client, String filter) throws MqttException {
        IMqttToken token = client.subscribe(new MqttSubscription(filter, LEAST_ONCE));
        connecting.await(token);
        return Arrays.stream(token.getReasonCodes()).allMatch(code -> code < REFUSED_FROM);
    }
}
