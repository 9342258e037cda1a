package io.dataflow.bridge.source.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.BufferedReadings;
import io.dataflow.bridge.NumberedReadings;
import io.dataflow.bridge.RunningBridge;
import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.delivery.Flow;
import io.dataflow.bridge.device.Devices;
import io.dataflow.contract.Envelope;
import io.dataflow.local.LocalBroker;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestBroker;
import io.dataflow.local.test.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class MqttFlowIT {

    private static final int COUNT = 10_000;
    private static final int RECEIVE_MAXIMUM = 2_000;
    private static final int LARGEST_BATCH = 100;
    private static final int LOTS = 3;
    private static final int MOST_LOTS = 6;
    private static final Duration PATIENCE = Patience.LONG;

    private static LocalBroker broker;
    private static LocalRedis first;
    private static LocalRedis second;
    private static RunningBridge bridge;

    @BeforeAll
    static void start() {
        broker = TestBroker.start();
        first = TestRedis.start();
        second = TestRedis.start();
        bridge = RunningBridge.start(
                broker.url(),
                List.of(first, second),
                Map.of(
                        "dataflow.mqtt.username",
                        broker.username(),
                        "dataflow.mqtt.password",
                        broker.password(),
                        "dataflow.mqtt.receive-maximum",
                        RECEIVE_MAXIMUM,
                        "dataflow.mqtt.longest-retry",
                        "500ms",
                        "dataflow.delivery.largest-batch",
                        LARGEST_BATCH,
                        "dataflow.buffer.answer-within",
                        "20s"));
    }

    @AfterAll
    static void stop() {
        bridge.close();
        broker.stop();
        first.stop();
        second.stop();
    }

    @BeforeEach
    void awaitEverybody() throws Exception {
        BufferNodes nodes = bridge.bean(BufferNodes.class);
        await().atMost(PATIENCE).until(() -> nodes.all().stream().allMatch(node -> node.healthy()));
        await().atMost(PATIENCE).until(() -> bridge.bean(MqttIntake.class).connected());
        awaitNothingOfTheTestBefore();
        BufferedReadings.clear(List.of(first, second));
    }

    /** What the broker delivers again comes before what is published later. */
    private static void awaitNothingOfTheTestBefore() throws Exception {
        try (ServiceClient last = new ServiceClient(broker, "last")) {
            last.publish("devices/last/telemetry", 0, 1);
        }
        await().atMost(PATIENCE)
                .until(() -> buffered().stream()
                        .anyMatch(envelope -> envelope.topic().equals("devices/last/telemetry")));
    }

    @Test
    void bringsEveryReadingToTheBufferOnceAndEvenly() throws Exception {
        publishAndAwait();
        List<Envelope> envelopes = buffered();
        assertThat(envelopes).hasSize(COUNT);
        assertThat(NumberedReadings.of(envelopes)).hasSize(COUNT);
        assertThat(envelopes.stream().map(Envelope::deliveryId).distinct()).hasSize(COUNT);
        assertThat(envelopes.getFirst().properties()).isEmpty();
        Devices devices = bridge.bean(Devices.class);
        await().atMost(PATIENCE).until(() -> !devices.find("sensor_7", 0, 1).isEmpty());
        await().atMost(PATIENCE)
                .until(() -> devices.find("sensor_7", 0, 1).getFirst().readings() >= COUNT / 20);
        assertEven();
    }

    /**
     * Of several lots together: a node that is held up in one of them gets more of the next. The lot before them doesn't count, for a
     * node that was away in another test gets more of that.
     */
    private static void assertEven() throws Exception {
        long ofFirst = 0;
        int lots = 0;
        while (lots < LOTS || lots < MOST_LOTS && !even(ofFirst, lots)) {
            BufferedReadings.clear(List.of(first, second));
            publishAndAwait();
            ofFirst += BufferedReadings.count(first);
            lots++;
        }
        assertThat(even(ofFirst, lots))
                .as("the first node got %d of %d readings", ofFirst, lots * COUNT)
                .isTrue();
    }

    private static boolean even(long ofFirst, int lots) {
        return Math.abs(ofFirst - lots * COUNT / 2) <= lots * COUNT / 100;
    }

    private static void publishAndAwait() throws Exception {
        new NumberedReadings(broker).publish(COUNT);
        awaitBuffered(COUNT);
    }

    @Test
    void losesNothingWhenANodeIsKilledInTheMiddle() throws Exception {
        AtomicBoolean dead = new AtomicBoolean();
        CompletableFuture<Integer> publishing = new NumberedReadings(broker).publishInBackgroundUntil(dead::get);
        awaitBuffered(2 * RECEIVE_MAXIMUM);
        first.pause();
        // Of so many batches the node got its share, and has not answered for it.
        long meanwhile = BufferedReadings.count(second) + 20 * LARGEST_BATCH;
        await().atMost(PATIENCE).until(() -> BufferedReadings.count(second) >= meanwhile);
        first.kill();
        dead.set(true);
        int count = publishing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        first.restart();
        awaitAllNumbers(count);
        BufferNodes nodes = bridge.bean(BufferNodes.class);
        await().atMost(PATIENCE).until(() -> nodes.all().getFirst().healthy());
        long before = BufferedReadings.count(first);
        new NumberedReadings(broker).publish(1_000);
        await().atMost(PATIENCE).until(() -> BufferedReadings.count(first) > before);
    }

    @Test
    void losesNothingWhenTheBrokerIsKilledUnderLoadAgainAndAgain() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Integer> publishing = new NumberedReadings(broker).publishInBackgroundUntil(enough::get);
        for (int kill = 1; kill <= 3; kill++) {
            awaitBuffered(kill * RECEIVE_MAXIMUM + RECEIVE_MAXIMUM / 2);
            broker.kill();
            await().atMost(PATIENCE).until(() -> !bridge.bean(MqttIntake.class).connected());
            broker.restart();
            await().atMost(PATIENCE).until(() -> bridge.bean(MqttIntake.class).connected());
        }
        enough.set(true);
        awaitAllNumbers(publishing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    @Test
    void takesNoMoreThanTheReceiveMaximumWhileNoNodeIsWell() throws Exception {
        first.kill();
        second.kill();
        long before = received();
        new NumberedReadings(broker).publish(COUNT);
        await().atMost(PATIENCE).until(() -> received() - before >= RECEIVE_MAXIMUM);
        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> received() - before == RECEIVE_MAXIMUM);
        bridge.asAdmin()
                .post()
                .uri("/bridge/ingest")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(503);
        first.restart();
        second.restart();
        awaitAllNumbers(COUNT);
    }

    @Test
    void publishesForOperators() {
        bridge.asAdmin()
                .post()
                .uri("/mqtt/publish")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"topic\":\"devices/sensor_1/telemetry\",\"payload\":\"{\\\"n\\\":1}\"}")
                .exchange()
                .expectStatus()
                .isOk();
        awaitBuffered(1);
        bridge.http()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static void awaitBuffered(long count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> BufferedReadings.count(first) + BufferedReadings.count(second) >= count);
    }

    private static void awaitAllNumbers(int count) {
        Set<Integer> all = IntStream.range(0, count).boxed().collect(Collectors.toSet());
        awaitBuffered(count);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> NumberedReadings.of(buffered()).containsAll(all));
    }

    private static List<Envelope> buffered() {
        return BufferedReadings.of(List.of(first, second));
    }

    private static long received() {
        return bridge.bean(Flow.class).totals().received().getOrDefault("mqtt", 0L);
    }
}
