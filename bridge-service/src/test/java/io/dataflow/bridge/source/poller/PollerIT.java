package io.dataflow.bridge.source.poller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.BufferedReadings;
import io.dataflow.bridge.RunningBridge;
import io.dataflow.bridge.TwoBridges;
import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.source.Source;
import io.dataflow.bridge.source.Sources;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;

class PollerIT {

    private static final Duration PATIENCE = Patience.LONG;

    private static TwoBridges bridges;
    private static RunningBridge bridge;
    private static LocalRedis node;
    private WeatherServer server;

    @BeforeAll
    static void start() {
        bridges = new TwoBridges(Map.of("dataflow.poller.buffer-within", "2s"));
        bridge = bridges.first();
        node = bridges.node();
    }

    @AfterAll
    static void stop() {
        bridges.close();
    }

    @BeforeEach
    void begin() {
        server = new WeatherServer();
        BufferNodes nodes = bridge.bean(BufferNodes.class);
        await().atMost(PATIENCE).until(() -> nodes.all().stream().allMatch(one -> one.healthy()));
        BufferedReadings.clear(List.of(node));
    }

    @AfterEach
    void end() {
        bridges.delete("/api/sources/weather");
        server.close();
    }

    @Test
    void bringsReadingsToTheBufferAndRemembersTheETagOnlyThen() {
        server.answers(exchange -> {
            boolean known = exchange.getRequestHeaders().containsKey("If-None-Match");
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            WeatherServer.send(
                    exchange,
                    known ? 304 : 200,
                    known ? "" : "{\"now\":[{\"id\":\"a\",\"t\":1.50},{\"id\":\"b\",\"t\":2}]}");
        });
        node.kill();
        add("{\"url\":\"%s\",\"every_seconds\":1,\"pointer\":\"/now\",\"device_field\":\"id\"}");
        await().atMost(PATIENCE).until(() -> report().failures() > 0);
        assertThat(report().problem()).contains("No buffer node");
        node.restart();
        await().atMost(PATIENCE).until(() -> report().status().equals(Optional.of(304)));
        List<Envelope> envelopes =
                BufferedReadings.of(List.of(node)).stream().distinct().toList();
        assertThat(envelopes)
                .extracting(envelope -> envelope.device().map(DeviceId::value).orElse(""))
                .contains("a", "b");
        assertThat(new String(envelopes.getFirst().payload(), UTF_8)).startsWith("{\"id\":");
        assertThat(report().failures()).isZero();
    }

    @Test
    void isPolledByOneBridgeAtATime() {
        server.answers(200, "{\"t\":1}");
        long begun = System.nanoTime();
        add("{\"url\":\"%s\",\"every_seconds\":1,\"device\":\"roof\"}");
        await().atMost(PATIENCE).until(() -> server.requests().size() >= 4);
        int requests = server.requests().size();
        // Two who don't mind each other are twice as fast.
        assertThat(requests - 1L)
                .isLessThanOrEqualTo(Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }

    @Test
    void saysWhatIsWrongAndLeavesTheServerAloneAsLongAsItWants() {
        server.answers(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            WeatherServer.send(exchange, 503, "");
        });
        add("{\"url\":\"%s\",\"every_seconds\":1}");
        await().atMost(PATIENCE).until(() -> report().failures() == 1);
        PollerReport report = report();
        assertThat(report.status()).contains(503);
        assertThat(Duration.between(report.triedAt().orElseThrow(), report.nextAt()))
                .isGreaterThan(Duration.ofMinutes(59));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void keepsSecretsThatNobodyIsShownAndSendsThemToNoOtherServer() {
        server.answers(200, "{\"t\":1}");
        add("{\"url\":\"%s\",\"every_seconds\":1,\"headers\":{\"X-Api-Key\":\"s3cret-value\"}}");
        await().atMost(PATIENCE).until(() -> !server.requests().isEmpty());
        assertThat(server.requests().getFirst().get("X-api-key")).containsExactly("s3cret-value");
        assertThat(sources()).contains("X-Api-Key").doesNotContain("s3cret-value");
        String row = bridge.bean(JdbcTemplate.class)
                .queryForObject("SELECT headers FROM poller WHERE source = 'weather'", String.class);
        assertThat(row).doesNotContain("s3cret-value");
        change("{\"url\":\"%s\",\"every_seconds\":2,\"headers\":{\"X-Api-Key\":null}}".formatted(server.url("/new")))
                .expectStatus()
                .isOk();
        int before = server.requests().size();
        await().atMost(PATIENCE).until(() -> server.requests().size() > before);
        assertThat(server.requests().getLast().get("X-api-key")).containsExactly("s3cret-value");
        change("{\"url\":\"http://127.0.0.1:9/\",\"every_seconds\":2,\"headers\":{\"X-Api-Key\":\"\"}}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.violations[0].rule")
                .value(String.class, rule -> assertThat(rule).contains("another server"));
    }

    @Test
    void fetchesNothingWhileItIsPaused() {
        server.answers(200, "{\"t\":1}");
        add("{\"url\":\"%s\",\"every_seconds\":1}");
        await().atMost(PATIENCE).until(() -> !server.requests().isEmpty());
        bridges.post("/api/sources/weather/pause").expectStatus().isOk();
        await().atMost(PATIENCE).until(() -> isPausedAt(bridge) && isPausedAt(bridges.second()));
        int paused = server.requests().size();
        // One may be under way.
        await().during(Duration.ofSeconds(3))
                .atMost(PATIENCE)
                .until(() -> server.requests().size() <= paused + 1);
        bridges.post("/api/sources/weather/resume").expectStatus().isOk();
        await().atMost(PATIENCE).until(() -> server.requests().size() > paused);
    }

    @Test
    void showsInATrialWhatItWouldBring() {
        server.answers(200, "{\"now\":{\"t\":1}}");
        attempt("/now")
                .jsonPath("$.found")
                .isEqualTo(1)
                .jsonPath("$.readings[0].payload")
                .isEqualTo("{\"t\":1}");
        attempt("/here")
                .jsonPath("$.problem")
                .value(String.class, words -> assertThat(words).contains("now"));
        assertThat(BufferedReadings.of(List.of(node))).isEmpty();
        bridge.asAnalyst()
                .post()
                .uri("/api/sources/try")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private static boolean isPausedAt(RunningBridge at) {
        return at.bean(Sources.class).find("weather").filter(Source::paused).isPresent();
    }

    private RestTestClient.BodyContentSpec attempt(String pointer) {
        String poller = "{\"url\":\"%s\",\"every_seconds\":60,\"pointer\":\"%s\"}".formatted(server.url("/"), pointer);
        return bridges.post("/api/sources/try", "{\"poller\":" + poller + "}")
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private void add(String poller) {
        bridges.post(
                        "/api/sources",
                        "{\"name\":\"weather\",\"kind\":\"poller\",\"model\":\"weather\",\"poller\":"
                                + poller.formatted(server.url("/")) + "}")
                .expectStatus()
                .isCreated();
    }

    private static RestTestClient.ResponseSpec change(String poller) {
        return bridges.put("/api/sources/weather", "{\"model\":\"weather\",\"poller\":" + poller + "}");
    }

    private static PollerReport report() {
        return bridge.bean(PollerStates.class).reports().get("weather");
    }

    private static String sources() {
        return String.valueOf(bridges.admin()
                .get()
                .uri("/api/sources")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
