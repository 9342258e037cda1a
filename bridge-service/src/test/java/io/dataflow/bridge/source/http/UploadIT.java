package io.dataflow.bridge.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.BufferedReadings;
import io.dataflow.bridge.RunningBridge;
import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.delivery.Deliveries;
import io.dataflow.bridge.delivery.Room;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.MessageId;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestRedis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;

class UploadIT {

    private static final String NO_BROKER = "tcp://127.0.0.1:9";
    private static final String LINES = "application/x-ndjson";

    private static LocalRedis node;
    private static RunningBridge bridge;
    private static RestTestClient admin;
    private static String token;

    @BeforeAll
    static void start() {
        node = TestRedis.start();
        bridge = RunningBridge.start(
                NO_BROKER,
                List.of(node),
                Map.of("dataflow.ingest.answer-within", "2s", "server.tomcat.connection-timeout", "2s"));
        token = bridge.adminToken();
        admin = bridge.asAdmin();
    }

    @AfterAll
    static void stop() {
        bridge.close();
        node.stop();
    }

    @BeforeEach
    void awaitNode() {
        BufferNodes nodes = bridge.bean(BufferNodes.class);
        await().until(() -> nodes.all().stream().allMatch(each -> each.healthy()));
        BufferedReadings.clear(List.of(node));
    }

    @Test
    void takesEachReadingOfLinesArraysAndCsvAsAnEnvelopeOfItsOwn() throws IOException {
        send(LINES, "{\"a\": 1}\n{\"b\":2}\n".getBytes(UTF_8))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.received")
                .isEqualTo(2)
                .jsonPath("$.message_ids.length()")
                .isEqualTo(2);
        send("application/json", "[{\"c\" :3} , {\"d\":4}]".getBytes(UTF_8))
                .expectStatus()
                .isAccepted();
        send("text/csv", "device_id;e\nx;5\n".getBytes(UTF_8)).expectStatus().isAccepted();
        assertThat(payloads())
                .containsExactlyInAnyOrder(
                        "{\"a\": 1}", "{\"b\":2}", "{\"c\" :3}", "{\"d\":4}", "{\"device_id\":\"x\",\"e\":5}");
    }

    @Test
    void unpacksGzip() throws IOException {
        request(LINES)
                .header("Content-Encoding", "gzip")
                .body(gzip("{\"a\":1}\n".repeat(1000)))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.taken")
                .isEqualTo(1000);
        assertThat(BufferedReadings.count(node)).isEqualTo(1000);
        request(LINES)
                .header("Content-Encoding", "br")
                .body("x".getBytes(UTF_8))
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .valueEquals("Accept-Encoding", "gzip");
    }

    @Test
    void saysOfEachLineWhatBecameOfIt() {
        String id = MessageId.ofOwnId("7").toString();
        send(LINES, "{\"message_id\":\"7\"}\n\nnonsense\n[1]\n{\"a\":1}".getBytes(UTF_8))
                .expectStatus()
                .isEqualTo(207)
                .expectBody()
                .jsonPath("$.received")
                .isEqualTo(4)
                .jsonPath("$.taken")
                .isEqualTo(2)
                .jsonPath("$.refused")
                .isEqualTo(2)
                .jsonPath("$.lines[0].message_id")
                .isEqualTo(id)
                .jsonPath("$.lines[1].line")
                .isEqualTo(3)
                .jsonPath("$.lines[1].status")
                .isEqualTo(400)
                .jsonPath("$.lines[1].violation.value")
                .isEqualTo("nonsense")
                .jsonPath("$.lines[1].violation.remedy")
                .exists()
                .jsonPath("$.lines[3].status")
                .isEqualTo(202);
        assertThat(BufferedReadings.count(node)).isEqualTo(2);
    }

    @Test
    void leavesIdsOutWhereNobodyWantsThemOrThereAreVeryMany() {
        admin.post()
                .uri("/bridge/ingest?ids=false")
                .header("Content-Type", LINES)
                .body("{}\n1\n".getBytes(UTF_8))
                .exchange()
                .expectStatus()
                .isEqualTo(207)
                .expectBody()
                .jsonPath("$.lines.length()")
                .isEqualTo(1);
        send(LINES, "{}\n".repeat(Tally.MOST_IDS + 1).getBytes(UTF_8))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.taken")
                .isEqualTo(Tally.MOST_IDS + 1)
                .jsonPath("$.message_ids")
                .doesNotExist();
    }

    @Test
    void refusesABodyOfWhichNothingCanBeTaken() {
        send(LINES, "1\n2\n".getBytes(UTF_8))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.refused")
                .isEqualTo(2)
                .jsonPath("$.lines[1].line")
                .isEqualTo(2);
        send("application/x-www-form-urlencoded", "{\"a\":1}".getBytes(UTF_8))
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("-H 'Content-Type: application/json'"));
        admin.post()
                .uri("/bridge/ingest/nowhere")
                .header("Content-Type", LINES)
                .body("{}".getBytes(UTF_8))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("There is: http"));
        assertThat(BufferedReadings.count(node)).isZero();
    }

    @Test
    void givesARepeatedRequestTheSameIdsAndAnyOtherNewOnes() {
        String body = "{\"a\":1}\n{\"a\":1}\n";
        List<Object> first = ids("key-1", body);
        assertThat(first).doesNotHaveDuplicates();
        assertThat(ids("key-1", body)).isEqualTo(first);
        assertThat(ids("key-2", body)).doesNotContainAnyElementsOf(first);
        assertThat(ids("key-1", "{\"b\":1}\n")).doesNotContainAnyElementsOf(first);
        assertThat(BufferedReadings.on(node).stream().map(Envelope::deliveryId).collect(Collectors.toSet()))
                .hasSize(5);
    }

    private static List<Object> ids(String key, String body) {
        Map<?, ?> answer = request(LINES)
                .header("Idempotency-Key", key)
                .body(body.getBytes(UTF_8))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return List.copyOf((List<?>) answer.get("message_ids"));
    }

    @Test
    void stopsWhereNoNodeTakesMoreAndSaysFromWhichLineToSendAgain() throws IOException {
        try (RawHttp client = new RawHttp(bridge.port())) {
            client.head(chunked(LINES)).chunk("{\"a\":1}\n".repeat(100));
            await().until(() -> BufferedReadings.count(node) == 100);
            node.pause();
            try {
                client.chunk("{\"a\":2}\n".repeat(10)).lastChunk();
                RawHttp.Answer answer = client.answer().orElseThrow();
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.text()).contains("Retry-After").contains("\"resume_from_line\":101");
                assertThat(answer.taken()).isEqualTo(100);
            } finally {
                node.resume();
            }
        }
        awaitNothingHeld();
    }

    @Test
    void keepsWhatWasTakenAndNothingElseWhenTheSenderGoesAway() throws IOException {
        try (RawHttp client = new RawHttp(bridge.port())) {
            client.head(chunked(LINES)).chunk("{\"a\":1}\n".repeat(100) + "{\"half\":");
            await().until(() -> BufferedReadings.count(node) == 100);
        }
        awaitNothingHeld();
        send(LINES, "{}".getBytes(UTF_8)).expectStatus().isAccepted();
        assertThat(BufferedReadings.count(node)).isEqualTo(101);
    }

    @Test
    void waitsForASlowSenderNotForEver() throws IOException {
        try (RawHttp client = new RawHttp(bridge.port())) {
            client.head(chunked(LINES)).chunk("{\"a\":1}\n{\"ha");
            RawHttp.Answer answer = client.answer().orElseThrow();
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.taken()).isOne();
        }
        awaitNothingHeld();
    }

    private static void awaitNothingHeld() {
        await().until(() -> bridge.bean(Room.class).taken() == 0
                && bridge.bean(Deliveries.class).size() == 0);
    }

    private static String[] chunked(String type) {
        return new String[] {
            "POST /bridge/ingest HTTP/1.1",
            "Host: 127.0.0.1",
            "Authorization: Bearer " + token,
            "Content-Type: " + type,
            "Transfer-Encoding: chunked",
            "Connection: close"
        };
    }

    private static List<String> payloads() {
        return BufferedReadings.on(node).stream()
                .map(envelope -> new String(envelope.payload(), UTF_8))
                .toList();
    }

    private static RestTestClient.ResponseSpec send(String type, byte[] body) {
        return request(type).body(body).exchange();
    }

    private static RestTestClient.RequestBodySpec request(String type) {
        return admin.post().uri("/bridge/ingest").header("Content-Type", type);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }
}
