package io.dataflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.local.Mqtt.Arrival;
import io.dataflow.local.test.TestBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokerRoutesIT {

    private static final String SHARE = "$share/dataflow-bridge/devices/+/telemetry";
    private static final int SENDERS = 6;
    private static final int TOPICS = 1_500;

    private final LocalBroker broker = TestBroker.start();

    @AfterEach
    void stop() {
        broker.stop();
    }

    @Test
    void losesNoneOfTheFirstReadingsOnATopicThatSeveralSendAtOnce() throws Exception {
        try (Mqtt bridge = Mqtt.service(broker, "bridge-1")) {
            bridge.subscribe(SHARE);
            Set<String> sent = sendAtOnce();
            Set<String> arrived = new TreeSet<>();
            for (Arrival arrival : bridge.nextAcknowledged(sent.size())) {
                arrived.add(arrival.text());
            }
            sent.removeAll(arrived);
            assertThat(sent).as("acknowledged and not delivered").isEmpty();
        }
    }

    /** What each sends to topic after topic, all to the same one at the same time. */
    private Set<String> sendAtOnce() throws Exception {
        CyclicBarrier together = new CyclicBarrier(SENDERS);
        Set<String> sent = new TreeSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<List<String>>> results = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                Mqtt device = Mqtt.device(broker, "device-" + sender);
                String name = "sender-" + sender;
                results.add(threads.submit(() -> send(device, name, together)));
            }
            for (Future<List<String>> result : results) {
                sent.addAll(result.get());
            }
        }
        return sent;
    }

    private static List<String> send(Mqtt device, String sender, CyclicBarrier together)
            throws MqttException, InterruptedException, BrokenBarrierException {
        List<String> sent = new ArrayList<>();
        for (int topic = 0; topic < TOPICS; topic++) {
            String text = sender + " to " + topic;
            together.await();
            device.publish("devices/new_" + topic + "/telemetry", text);
            sent.add(text);
        }
        device.close();
        return sent;
    }
}
