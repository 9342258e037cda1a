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
import io.dataflow.local.test.TestBroker;
import io.dataflow.local.test.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class MqttFlowIT {

    private static final int COUNT = 20_000;
    private static final int RECEIVE_MAXIMUM = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

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
                        "dataflow.mqtt.username", broker.username(),
                        "dataflow.mqtt.password", broker.password(),
                        "dataflow.mqtt.receive-maximum", RECEIVE_MAXIMUM));
    }

    @AfterAll
    static void stop() {
        bridge.close();
        broker.stop();
        first.stop();
        second.stop();
    }

    @BeforeEach
    void awaitEverybody() {
        BufferNodes nodes = bridge.bean(BufferNodes.class);
        await().atMost(PATIENCE).until(() -> nodes.all().stream().allMatch(node -> node.healthy()));
        await().atMost(PATIENCE).until(() -> bridge.bean(MqttIntake.class).connected());
        BufferedReadings.clear(List.of(first, second));
    }

    @Test
    void bringsEveryReadingToTheBufferOnceAndEvenly() throws Exception {
        new NumberedReadings(broker).publish(COUNT);
        awaitBuffered(COUNT);
        List<Envelope> envelopes = buffered();
        assertThat(envelopes).hasSize(COUNT);
        assertThat(NumberedReadings.of(envelopes)).hasSize(COUNT);
        assertThat(envelopes.stream().map(Envelope::deliveryId).distinct()).hasSize(COUNT);
        assertThat(envelopes.getFirst().properties()).isEmpty();
        assertThat(BufferedReadings.count(first)).isBetween(COUNT * 49L / 100, COUNT * 51L / 100);
        Devices devices = bridge.bean(Devices.class);
        await().atMost(PATIENCE).until(() -> !devices.find("sensor_7", 0, 1).isEmpty());
        await().atMost(PATIENCE)
                .until(() -> devices.find("sensor_7", 0, 1).getFirst().readings() >= COUNT / 20);
    }

    @Test
    void losesNothingWhenANodeIsKilledInTheMiddle() throws Exception {
        CompletableFuture<Void> publishing = publishInBackground();
        awaitBuffered(COUNT / 10);
        first.kill();
        publishing.get(120, TimeUnit.SECONDS);
        first.restart();
        awaitAllNumbers();
        BufferNodes nodes = bridge.bean(BufferNodes.class);
        await().atMost(PATIENCE).until(() -> nodes.all().getFirst().healthy());
        long before = BufferedReadings.count(first);
        new NumberedReadings(broker).publish(1_000);
        await().atMost(PATIENCE).until(() -> BufferedReadings.count(first) > before);
    }

    @Test
    void losesNothingWhenTheBrokerIsKilledUnderLoadAgainAndAgain() throws Exception {
        CompletableFuture<Void> publishing = publishInBackground();
        for (int kill = 1; kill <= 3; kill++) {
            awaitBuffered(kill * COUNT / 10);
            broker.kill();
            await().atMost(PATIENCE).until(() -> !bridge.bean(MqttIntake.class).connected());
            broker.restart();
            await().atMost(PATIENCE).until(() -> bridge.bean(MqttIntake.class).connected());
        }
        publishing.get(120, TimeUnit.SECONDS);
        awaitAllNumbers();
    }

    @Test
    void takesNoMoreThanTheReceiveMaximumWhileNoNodeIsWell() throws Exception {
        first.kill();
        second.kill();
        long before = received();
        new NumberedReadings(broker).publish(COUNT);
        await().atMost(PATIENCE).until(() -> received() - before >= RECEIVE_MAXIMUM);
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> received() - before == RECEIVE_MAXIMUM);
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
        awaitAllNumbers();
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

    private static CompletableFuture<Void> publishInBackground() {
        return CompletableFuture.runAsync(() -> {
            try {
                new NumberedReadings(broker).publish(COUNT);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void awaitBuffered(long count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> BufferedReadings.count(first) + BufferedReadings.count(second) >= count);
    }

    private static void awaitAllNumbers() {
        Set<Integer> all = IntStream.range(0, COUNT).boxed().collect(Collectors.toSet());
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
