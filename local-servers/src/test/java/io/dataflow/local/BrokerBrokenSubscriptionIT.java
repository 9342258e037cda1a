package io.dataflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.local.test.TestBroker;
import java.io.IOException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Subscriptions that the broker comes to when whoever sent them has gone. */
class BrokerBrokenSubscriptionIT {

    private static final String SHARE = "$share/dataflow-bridge/devices/+/telemetry";
    private static final String TOPIC = "devices/sensor_001/telemetry";
    private static final int COUNT = 500;
    private static final int TRIES = 20;
    private static final int TO_READ_FIRST = 20_000;

    private final LocalBroker broker = TestBroker.start();

    @AfterEach
    void stop() {
        broker.stop();
    }

    @Test
    void costsNothingOfWhatWaitsWhenABridgeDiesWhileItSubscribes() throws Exception {
        publish(COUNT);
        for (int i = 0; i < TRIES; i++) {
            try (RawMqtt dying = RawMqtt.service(broker, "bridge-" + i)) {
                dying.subscribeAfter(TO_READ_FIRST, SHARE);
            }
        }
        publish(1);
        try (Mqtt bridge = Mqtt.service(broker, "bridge")) {
            bridge.subscribe(SHARE);
            assertThat(bridge.nextAcknowledged(COUNT + 1)).hasSize(COUNT + 1);
        }
    }

    @Test
    void leavesTheOtherBridgesWhatTheyHadWhenOneGivesUpOnAHangingBroker() throws Exception {
        MqttConnectionOptions slowly = Mqtt.as(broker.username(), broker.password());
        slowly.setReceiveMaximum(1);
        try (Mqtt other = Mqtt.connect(broker, "bridge", slowly)) {
            other.subscribe(SHARE);
            publish(COUNT);
            for (int i = 0; i < TRIES; i++) {
                giveUpOnAHangingBroker("bridge-" + i, SHARE);
            }
            publish(1);
            assertThat(other.nextAcknowledged(COUNT + 1)).hasSize(COUNT + 1);
        }
    }

    private void giveUpOnAHangingBroker(String clientId, String filter) throws IOException {
        try (RawMqtt dying = RawMqtt.service(broker, clientId)) {
            broker.pause();
            dying.subscribeAfter(0, filter);
        } finally {
            broker.resume();
        }
    }

    /** Share names that the broker's settings don't name are other programs', and promised as much. */
    @Test
    void costsNothingOfWhatWaitsForOneWhoIsAwayWhenAnotherDiesWhileItSubscribes() throws Exception {
        String share = "$share/watchers/devices/+/telemetry";
        try (Mqtt away = Mqtt.service(broker, "watcher")) {
            away.subscribe(share);
        }
        publish(COUNT);
        for (int i = 0; i < TRIES; i++) {
            giveUpOnAHangingBroker("watcher-" + i, share);
        }
        try (Mqtt back = Mqtt.service(broker, "watcher")) {
            assertThat(back.nextAcknowledged(COUNT)).hasSize(COUNT);
        }
    }

    private void publish(int count) throws Exception {
        try (Mqtt device = Mqtt.device(broker, "device")) {
            device.publishMany(TOPIC, count);
        }
    }
}
