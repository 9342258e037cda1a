package io.dataflow.bridge.buffer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.RunningBridge;
import io.dataflow.bridge.buffer.BufferNode;
import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.contract.BufferKeys;
import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestDatabase;
import io.dataflow.local.test.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class NodesIT {

    private static final String NO_BROKER = "tcp://127.0.0.1:9";
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final Duration PATIENCE_FOR_THREE_SECONDS = Patience.promised(Duration.ofSeconds(3));

    private static LocalRedis first;
    private static LocalRedis second;
    private static Map<String, Object> sameDatabase;
    private static RunningBridge bridge;
    private static RunningBridge other;
    private static RestTestClient admin;

    @BeforeAll
    static void start() {
        first = TestRedis.start();
        second = TestRedis.start();
        sameDatabase = Map.of("dataflow.database.url", TestDatabase.freshSchema());
        bridge = RunningBridge.start(NO_BROKER, List.of(first), sameDatabase);
        other = RunningBridge.start(NO_BROKER, List.of(first), sameDatabase);
        admin = bridge.asAdmin();
        await().until(() -> node(bridge, first.name()).map(BufferNode::healthy).orElse(false));
    }

    @AfterAll
    static void stop() {
        bridge.close();
        other.close();
        first.stop();
        second.stop();
    }

    @Test
    void addsDrainsAndRemovesANodeHereAtOnceAndElsewhereSoon() {
        add("extra", second.uri().toString()).expectStatus().isCreated();
        await().atMost(PATIENCE_FOR_THREE_SECONDS)
                .until(() -> node(other, "extra").map(BufferNode::healthy).orElse(false));
        await().until(() -> node(bridge, "extra").map(BufferNode::healthy).orElse(false));
        passwordIsNotLegible("extra");

        ingest(20);
        await().until(() -> report("extra").waiting() == 10);
        post("/api/buffer-nodes/extra/drain").expectStatus().isOk();
        assertThat(node(bridge, "extra").orElseThrow().healthy()).isFalse();
        ingest(5);
        assertThat(report("extra").waiting()).isEqualTo(10);
        await().atMost(PATIENCE_FOR_THREE_SECONDS)
                .until(() -> !node(other, "extra").orElseThrow().healthy());

        admin.delete()
                .uri("/api/buffer-nodes/extra")
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.waiting")
                .isEqualTo(10)
                .jsonPath("$.detail")
                .value(words -> assertThat(String.valueOf(words)).contains("removing it loses 10 readings"));
        settle(second, 10);
        admin.delete().uri("/api/buffer-nodes/extra").exchange().expectStatus().isOk();
        assertThat(node(bridge, "extra")).isEmpty();
        await().atMost(PATIENCE_FOR_THREE_SECONDS)
                .until(() -> node(other, "extra").isEmpty());
        await().ignoreException(NoSuchElementException.class)
                .until(() -> ever("extra").settled() == 10);
        assertThat(ever("extra").state()).isEqualTo("removed");

        // Again: it takes readings, and what was settled before is not forgotten.
        add("extra", second.uri().toString()).expectStatus().isCreated();
        await().until(() -> node(bridge, "extra").map(BufferNode::healthy).orElse(false));
        ingest(2);
        await().until(() -> report("extra").received() == 11 && report("extra").settled() == 10);
        assertThat(report("extra").balanced()).isTrue();
        admin.delete()
                .uri("/api/buffer-nodes/extra?force=true")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.lost")
                .isEqualTo(1);
        on(second, RedisCommands::flushall);
    }

    @Test
    void addsANodeAgainTogetherWithItsAccountOrNotAtAll() {
        add("again", second.uri().toString()).expectStatus().isCreated();
        await().until(() -> node(bridge, "again").map(BufferNode::healthy).orElse(false));
        ingest(4);
        admin.delete()
                .uri("/api/buffer-nodes/again?force=true")
                .exchange()
                .expectStatus()
                .isOk();
        JdbcClient database = bridge.bean(JdbcClient.class);
        database.sql("RENAME TABLE buffer_node_ledger TO ledger_that_cannot_be_written")
                .update();
        try {
            add("again", second.uri().toString()).expectStatus().is5xxServerError();
        } finally {
            database.sql("RENAME TABLE ledger_that_cannot_be_written TO buffer_node_ledger")
                    .update();
        }
        assertThat(node(bridge, "again")).isEmpty();
        await().ignoreException(NoSuchElementException.class)
                .until(() -> ever("again").received() == 2);
        on(second, RedisCommands::flushall);
    }

    @Test
    void resumesANodeThatWasDrained() {
        post("/api/buffer-nodes/" + first.name() + "/drain").expectStatus().isOk();
        await().until(() -> "draining".equals(on(first, redis -> redis.get(BufferKeys.STATE))));
        post("/api/buffer-nodes/" + first.name() + "/resume").expectStatus().isOk();
        await().until(() -> node(bridge, first.name()).orElseThrow().healthy());
        await().until(() -> on(first, redis -> redis.exists(BufferKeys.STATE)) == 0);
        await().until(() -> node(other, first.name()).orElseThrow().healthy());
    }

    @Test
    void changesHowANodeIsReachedAndShowsItsPasswordToNoOtherServer() {
        change(first.name(), Map.of("uri", "redis://127.0.0.1:" + first.port() + "/0"))
                .expectStatus()
                .isOk();
        String elsewhere = "redis://localhost:" + first.port();
        change(first.name(), Map.of("uri", elsewhere))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.violations[0].pointer")
                .isEqualTo("/password")
                .jsonPath("$.violations[0].rule")
                .value(rule -> assertThat(String.valueOf(rule)).contains("another server"));
        change(first.name(), Map.of("uri", elsewhere, "password", first.password()))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.uri")
                .isEqualTo("redis://localhost:" + first.port())
                .jsonPath("$.has_password")
                .isEqualTo(true);
        await().until(() -> node(bridge, first.name()).orElseThrow().healthy());
        assertThat(report(first.name()).address()).isEqualTo("localhost:" + first.port());
    }

    @Test
    void saysOfANodeThatItWasChangedOnlyIfItWas() {
        int addresses = events("Its address was changed");
        int credentials = events("Its user, password or certificate was changed");
        change(first.name(), Map.of()).expectStatus().isOk();
        change(first.name(), Map.of("username", "default", "password", first.password()))
                .expectStatus()
                .isOk();
        await().until(() -> events("Its user, password or certificate was changed") > credentials);
        assertThat(events("Its user, password or certificate was changed")).isEqualTo(credentials + 1);
        assertThat(events("Its address was changed")).isEqualTo(addresses);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bad Name | redis://127.0.0.1:1 | /name",
                "extra2 | http://127.0.0.1:1 | /uri",
                "extra2 | redis://127.0.0.1:1 | /uri",
                "extra2 | redis-sentinel://127.0.0.1:1 | /uri"
            })
    void saysWhatIsWrongWithANewNode(String name, String uri, String pointer) {
        add(name, uri)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.violations[0].pointer")
                .isEqualTo(pointer)
                .jsonPath("$.violations[0].remedy")
                .isNotEmpty();
    }

    @Test
    void refusesTheSameServerUnderAnotherName() {
        add("twin", first.uri().toString())
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.violations[0].rule")
                .value(rule -> assertThat(String.valueOf(rule)).contains(first.name()));
    }

    @Test
    void takesANodeThatIsNotThereYetIfToldSo() {
        admin.post()
                .uri("/api/buffer-nodes")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"name\":\"later\",\"uri\":\"redis://127.0.0.1:9\",\"untried\":true}")
                .exchange()
                .expectStatus()
                .isCreated();
        admin.delete().uri("/api/buffer-nodes/later").exchange().expectStatus().isEqualTo(409);
        admin.delete()
                .uri("/api/buffer-nodes/later?force=true")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void letsOnlyThoseActWhoMay() {
        RestTestClient analyst = bridge.asAnalyst();
        analyst.post()
                .uri("/api/buffer-nodes/" + first.name() + "/drain")
                .exchange()
                .expectStatus()
                .isForbidden();
        analyst.delete()
                .uri("/api/buffer-nodes/" + first.name())
                .exchange()
                .expectStatus()
                .isForbidden();
        admin.delete().uri("/api/buffer-nodes/nobody").exchange().expectStatus().isNotFound();
    }

    @Test
    void leavesOutAtTheNextStartWhatWasRemovedAlthoughTheSettingsNameIt() {
        Map<String, Object> own = Map.of("dataflow.database.url", TestDatabase.freshSchema());
        try (RunningBridge once = RunningBridge.start(NO_BROKER, List.of(second), own)) {
            once.asAdmin()
                    .delete()
                    .uri("/api/buffer-nodes/" + second.name() + "?force=true")
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        try (RunningBridge again = RunningBridge.start(NO_BROKER, List.of(second), own)) {
            assertThat(again.bean(BufferNodes.class).all()).isEmpty();
        }
        on(second, RedisCommands::flushall);
    }

    private static void passwordIsNotLegible(String name) {
        String sealed = bridge.bean(JdbcClient.class)
                .sql("SELECT CONCAT(uri, password_sealed) FROM buffer_node WHERE name = '" + name + "'")
                .query(String.class)
                .single();
        assertThat(sealed).doesNotContain(second.password()).hasSizeGreaterThan(60);
    }

    private static void ingest(int readings) {
        IntStream.range(0, readings)
                .forEach(i -> admin.post()
                        .uri("/bridge/ingest")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"device_id\":\"sensor_001\",\"temperature\":" + i + "}")
                        .exchange()
                        .expectStatus()
                        .isAccepted());
    }

    /** As a validation instance would, without looking at them. */
    private static void settle(LocalRedis server, int readings) {
        on(server, redis -> {
            redis.multi();
            redis.ltrim(BufferKeys.WAITING, readings, -1);
            redis.hincrby(BufferKeys.LEDGER, BufferKeys.SETTLED, readings);
            return redis.exec();
        });
    }

    private static RestTestClient.ResponseSpec add(String name, String uri) {
        return admin.post()
                .uri("/api/buffer-nodes")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("name", name, "uri", uri))
                .exchange();
    }

    private static RestTestClient.ResponseSpec change(String name, Map<String, String> how) {
        return admin.put()
                .uri("/api/buffer-nodes/" + name)
                .contentType(MediaType.APPLICATION_JSON)
                .body(how)
                .exchange();
    }

    private static RestTestClient.ResponseSpec post(String path) {
        return admin.post().uri(path).exchange();
    }

    private static int events(String words) {
        String all = admin.get()
                .uri("/api/events")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return String.valueOf(all).split(words, -1).length - 1;
    }

    private static BufferNodeReport report(String name) {
        return reported("/api/buffer-nodes", name);
    }

    private static BufferNodeReport ever(String name) {
        return reported("/api/buffer-nodes?removed=true", name);
    }

    private static BufferNodeReport reported(String path, String name) {
        String json = admin.get()
                .uri(path)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Stream.of(JSON.readValue(json, BufferNodeReport[].class))
                .filter(report -> report.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<BufferNode> node(RunningBridge where, String name) {
        return where.bean(BufferNodes.class).all().stream()
                .filter(node -> node.name().value().equals(name))
                .findFirst();
    }

    private static <T> T on(LocalRedis server, Function<RedisCommands<String, String>, T> question) {
        RedisClient client = RedisClient.create(server.uri().toString());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return question.apply(connection.sync());
        } finally {
            client.shutdown();
        }
    }
}
