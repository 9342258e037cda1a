package io.dataflow.bridge.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.BufferedReadings;
import io.dataflow.bridge.RunningBridge;
import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.MessageId;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestRedis;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class IngestIT {

    private static final String READING = "{\"device_id\":\"sensor_001\",\"temperature\":21.5,\"timestamp\":1}";
    private static final String NO_BROKER = "tcp://127.0.0.1:9";

    private static final Executor EACH_IN_A_THREAD =
            request -> Thread.ofVirtual().start(request);

    private static LocalRedis first;
    private static LocalRedis second;
    private static RunningBridge bridge;
    private static RestTestClient admin;

    @BeforeAll
    static void start() {
        first = TestRedis.start();
        second = TestRedis.start();
        bridge = RunningBridge.start(
                NO_BROKER,
                List.of(first, second),
                Map.of(
                        "dataflow.ingest.answer-within", "30s",
                        "dataflow.buffer.answer-within", "30s",
                        "dataflow.delivery.most-bytes", "3MB"));
        admin = bridge.asAdmin();
    }

    @AfterAll
    static void stop() {
        bridge.close();
        first.stop();
        second.stop();
    }

    @BeforeEach
    void awaitNodes() {
        BufferNodes nodes = bridge.bean(BufferNodes.class);
        await().until(() -> nodes.all().stream().allMatch(node -> node.healthy()));
        BufferedReadings.clear(List.of(first, second));
    }

    @Test
    void answersWithTheMessageIdOnceTheReadingIsBuffered() {
        String id = MessageId.ofContent("/bridge/ingest/http", READING.getBytes(UTF_8))
                .toString();
        send(admin, "/bridge/ingest", READING)
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.message_ids[0]")
                .isEqualTo(id);
        Envelope envelope = BufferedReadings.of(List.of(first, second)).getFirst();
        assertThat(new String(envelope.payload(), UTF_8)).isEqualTo(READING);
        assertThat(envelope.source().value()).isEqualTo("http");
        assertThat(envelope.device()).isEmpty();
    }

    @Test
    void takesTheDeviceFromItsHeader() {
        admin.post()
                .uri("/bridge/ingest/http")
                .header("X-Device-Id", "sensor_001")
                .contentType(MediaType.APPLICATION_JSON)
                .body(READING)
                .exchange()
                .expectStatus()
                .isAccepted();
        assertThat(BufferedReadings.of(List.of(first, second)).getFirst().device())
                .hasValueSatisfying(device -> assertThat(device.value()).isEqualTo("sensor_001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "nonsense", "{", "\"text\"", "null"})
    void refusesWhatIsNoJsonObjectAndSaysWhatToSend(String body) {
        send(admin, "/bridge/ingest", body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Not a JSON object")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("Send one JSON object"));
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        send(admin, "/bridge/ingest", "{\"a\":\"" + "x".repeat(1_100_000) + "\"}")
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void refusesOtherContentTypesUnknownSourcesAndBadDeviceIds() {
        admin.post()
                .uri("/bridge/ingest")
                .contentType(MediaType.TEXT_PLAIN)
                .body(READING)
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        send(admin, "/bridge/ingest/nowhere", READING).expectStatus().isNotFound();
        send(admin, "/bridge/ingest/mqtt", READING).expectStatus().isNotFound();
        admin.post()
                .uri("/bridge/ingest")
                .header("X-Device-Id", "a/b")
                .contentType(MediaType.APPLICATION_JSON)
                .body(READING)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void letsOnlyOperatorsSendAndPublish() {
        send(bridge.http(), "/bridge/ingest", READING)
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.detail")
                .value(words -> assertThat(String.valueOf(words)).contains("Authorization: Bearer", "X-Device-Key"));
        send(bridge.asAnalyst(), "/bridge/ingest", READING).expectStatus().isForbidden();
        send(bridge.asAnalyst(), "/bridge/ingest/http", READING).expectStatus().isForbidden();
        send(bridge.http(), "/mqtt/publish", "{}").expectStatus().isUnauthorized();
        send(bridge.asAnalyst(), "/mqtt/publish", "{}").expectStatus().isForbidden();
        assertThat(BufferedReadings.of(List.of(first, second))).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAMessageToPublish() {
        send(admin, "/mqtt/publish", "{\"topic\":\"devices/+/commands\",\"qos\":3}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.violations.length()")
                .isEqualTo(3)
                .jsonPath("$.violations[0].pointer")
                .isEqualTo("/topic");
    }

    @Test
    void saysThatTheBrokerIsAway() {
        send(admin, "/mqtt/publish", "{\"topic\":\"devices/a/commands\",\"payload\":\"on\"}")
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER);
    }

    @Test
    void answers503WhileNoNodeIsWellAndTakesReadingsAgainAfterwards() {
        first.kill();
        second.kill();
        try {
            await().until(() -> !bridge.bean(BufferNodes.class).anyHealthy());
            send(admin, "/bridge/ingest", READING)
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .exists(HttpHeaders.RETRY_AFTER);
            send(admin, "/bridge/ingest", READING).expectStatus().isEqualTo(503);
        } finally {
            first.restart();
            second.restart();
        }
        awaitNodes();
        send(admin, "/bridge/ingest", READING).expectStatus().isAccepted();
    }

    @Test
    void answers503WhereTheReadingsThatWaitTakeUpAllTheMemory() throws Exception {
        String large = "{\"a\":\"" + "x".repeat(900_000) + "\"}";
        first.pause();
        second.pause();
        List<CompletableFuture<RestTestClient.ResponseSpec>> answers;
        try {
            answers = IntStream.range(0, 6)
                    .mapToObj(number ->
                            CompletableFuture.supplyAsync(() -> send(admin, "/bridge/ingest", large), EACH_IN_A_THREAD))
                    .toList();
            await().until(() ->
                    answers.stream().filter(CompletableFuture::isDone).count() == 3);
        } finally {
            first.resume();
            second.resume();
        }
        int refused = 0;
        for (CompletableFuture<RestTestClient.ResponseSpec> answer : answers) {
            refused += isRefused(answer.get(Patience.LONG.toSeconds(), TimeUnit.SECONDS)) ? 1 : 0;
        }
        assertThat(refused).isEqualTo(3);
        assertThat(BufferedReadings.of(List.of(first, second))).hasSize(3);
        send(admin, "/bridge/ingest", large).expectStatus().isAccepted();
    }

    private static boolean isRefused(RestTestClient.ResponseSpec answer) {
        if (answer.returnResult(String.class).getStatus().value() == 202) {
            return false;
        }
        answer.expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("all the memory"));
        return true;
    }

    @Test
    void showsNodesSourcesAndFlowToAnalysts() {
        RestTestClient analyst = bridge.asAnalyst();
        analyst.get()
                .uri("/api/buffer-nodes")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(2)
                .jsonPath("$[0].healthy")
                .isEqualTo(true)
                .jsonPath("$[0].latency_millis")
                .exists();
        analyst.get()
                .uri("/api/sources")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[0].name")
                .isEqualTo("http")
                .jsonPath("$[1].from")
                .isEqualTo("devices/+/telemetry")
                .jsonPath("$[1].model")
                .isEqualTo("sensor");
        analyst.get()
                .uri("/api/flow")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.last_minute.received")
                .exists();
        analyst.get()
                .uri("/api/devices")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .exists();
        bridge.http().get().uri("/api/buffer-nodes").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void isNotReadyWithoutABroker() {
        bridge.http()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isEqualTo(503);
        bridge.http()
                .get()
                .uri("/actuator/health/liveness")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "dataflow.delivery.most-waiting, 3999,   dataflow.mqtt.receive-maximum, 4000",
        "dataflow.delivery.most-bytes,   1536000B, dataflow.mqtt.largest-packet,  2097152B",
    })
    void refusesToStartWhereWhatTheBrokerMaySendHasNoPlace(
            String name, String value, String otherName, String otherValue) {
        assertThatThrownBy(() -> RunningBridge.start(NO_BROKER, List.of(first), Map.of(name, value))
                        .close())
                .rootCause()
                .hasMessageContainingAll(name, value, otherName, otherValue);
    }

    private static RestTestClient.ResponseSpec send(RestTestClient client, String path, String body) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
