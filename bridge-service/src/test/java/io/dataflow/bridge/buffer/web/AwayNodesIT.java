package io.dataflow.bridge.buffer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.RunningBridge;
import io.dataflow.bridge.buffer.BufferNode;
import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.contract.BufferKeys;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of nodes that can't be asked at the moment, or of a list of nodes that can't be read. */
@ExtendWith(OutputCaptureExtension.class)
class AwayNodesIT {

    private static final String NO_BROKER = "tcp://127.0.0.1:9";

    private static RunningBridge bridge;
    private static RunningBridge other;
    private static RestTestClient admin;

    private LocalRedis server;

    @BeforeAll
    static void startBridges() {
        Map<String, Object> sameDatabase = Map.of("dataflow.database.url", TestDatabase.freshSchema());
        bridge = RunningBridge.start(NO_BROKER, List.of(), sameDatabase);
        other = RunningBridge.start(NO_BROKER, List.of(), sameDatabase);
        admin = bridge.asAdmin();
    }

    @AfterAll
    static void stopBridges() {
        bridge.close();
        other.close();
    }

    @BeforeEach
    void start() {
        server = TestRedis.start();
        add();
        await().until(() -> node().healthy());
    }

    @AfterEach
    void stop() {
        admin.delete()
                .uri("/api/buffer-nodes/" + server.name() + "?force=true")
                .exchange()
                .expectStatus()
                .isOk();
        sql("DELETE FROM buffer_node");
        server.stop();
    }

    @Test
    void tellsANodeThatWasRemovedWhileItWasAwayAsSoonAsItIsBack() throws Exception {
        BufferNode asSeenBySomebodyAsleep = node();
        ingest(3);
        await().until(() -> node().report().waiting() == 3);
        server.kill();
        await().until(() -> !node().healthy());
        admin.delete()
                .uri("/api/buffer-nodes/" + server.name())
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        admin.delete()
                .uri("/api/buffer-nodes/" + server.name() + "?force=true")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.lost")
                .isEqualTo(3);
        assertThat(asSeenBySomebodyAsleep.healthy()).isFalse();

        server.restart();
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Patience.promised(Duration.ofSeconds(5)))
                .until(() -> stateOnServer().equals("removed"));
        await().until(() -> events().contains("3 readings lie on it"));
        assertThat(events().split("3 readings lie on it", -1)).hasSize(2);
        assertThat(events()).contains("CRITICAL").doesNotContain(server.password());
        assertThat(lines("abandoned")).isZero();

        add();
        await().until(() -> node().healthy());
        ingest(1);
        await().until(() -> node().report().waiting() == 4 && node().report().received() == 4);
        assertThat(node().report().balanced()).isTrue();
    }

    @Test
    void doesNotTellANodeThatWasAddedAgainBeforeItCameBack() {
        server.kill();
        await().until(() -> !node().healthy());
        admin.delete()
                .uri("/api/buffer-nodes/" + server.name() + "?force=true")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(lines("abandoned")).isEqualTo(1);
        add();
        assertThat(lines("abandoned")).isZero();
        server.restart();
        await().until(() -> node().healthy());
        assertThat(stateOnServer()).isEmpty();
    }

    @Test
    void takesReadingsOnWhileTheListOfNodesCanNotBeRead() {
        sql("RENAME TABLE buffer_node TO buffer_node_away");
        try {
            await().during(Duration.ofSeconds(3)).until(() -> node().healthy());
            ingest(2);
            assertThat(waiting()).isEqualTo(2);
        } finally {
            sql("RENAME TABLE buffer_node_away TO buffer_node");
        }
        admin.post()
                .uri("/api/buffer-nodes/" + server.name() + "/drain")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(node().healthy()).isFalse();
    }

    @Test
    void showsANodeWhoseEntryCanNotBeUsedAndLetsItBeEnteredAnew(CapturedOutput log) {
        sql("UPDATE buffer_node SET password_sealed = 'AAAA', revision = revision + 1");
        await().until(() -> nodes().contains("Its entry can't be used"));
        await().during(Duration.ofSeconds(3)).until(() -> complaints(log) == 2);
        assertThat(nodes())
                .contains("\"healthy\":false")
                .contains(server.name())
                .contains("enter the secret again");
        admin.put()
                .uri("/api/buffer-nodes/" + server.name())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("password", server.password(), "uri", "redis://127.0.0.1:" + server.port()))
                .exchange()
                .expectStatus()
                .isOk();
        await().until(() -> node().healthy());
        assertThat(nodes()).doesNotContain("can't be used");
    }

    @Test
    void saysWhatToDoBeforeAnAddressLeadsToAnotherServer() throws Exception {
        ingest(2);
        await().until(() -> node().report().waiting() == 2);
        LocalRedis another = TestRedis.start();
        try {
            Map<String, String> change = Map.of("uri", another.uri().toString());
            admin.put()
                    .uri("/api/buffer-nodes/" + server.name())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(change)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(409)
                    .expectBody()
                    .jsonPath("$.detail")
                    .value(words -> assertThat(String.valueOf(words))
                            .contains("Another server is at the new address")
                            .contains("add the new server as a node of its own")
                            .contains("leaves behind 2 readings"));
            assertThat(stateOnServer()).isEmpty();
            admin.put()
                    .uri("/api/buffer-nodes/" + server.name() + "?force=true")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(change)
                    .exchange()
                    .expectStatus()
                    .isOk();
            await().until(() -> node().healthy());
            node().push(List.of(new byte[] {1})).toCompletableFuture().get(5, TimeUnit.SECONDS);
            assertThat(waiting()).isEqualTo(2);
            assertThat(stateOnServer()).isEqualTo("removed");
        } finally {
            another.stop();
        }
    }

    @Test
    void saysOfANodeThatSomebodyMovedItWhileItWasBeingChanged() {
        CompletableFuture<RestTestClient.ResponseSpec> answer = new CompletableFuture<>();
        bridge.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            bridge.bean(JdbcClient.class)
                    .sql("SELECT id FROM buffer_node_list FOR UPDATE")
                    .query(Long.class)
                    .single();
            Thread.startVirtualThread(() -> answer.complete(admin.put()
                    .uri("/api/buffer-nodes/" + server.name())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("username", "default", "password", server.password()))
                    .exchange()));
            await().until(() -> waitingForTheList() > 0);
            sql("UPDATE buffer_node SET uri = 'redis://127.0.0.1:9/0', revision = revision + 1");
        });
        answer.join()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("It was changed meanwhile")
                .jsonPath("$.detail")
                .value(words -> assertThat(String.valueOf(words)).contains("Load it again"));
        await().until(() -> nodes().contains("127.0.0.1:9\""));
    }

    private long waitingForTheList() {
        return bridge.bean(JdbcClient.class)
                .sql("SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE()"
                        + " AND info LIKE 'SELECT id FROM buffer_node_list%'")
                .query(Long.class)
                .single();
    }

    @Test
    void losesNoAccountAndUsesANodeAgainWhoseRemovalTheDatabaseDidNotTake() {
        ingest(3);
        await().until(() -> node().report().waiting() == 3);
        sql("RENAME TABLE buffer_node_ledger TO buffer_node_ledger_away");
        try {
            admin.delete()
                    .uri("/api/buffer-nodes/" + server.name() + "?force=true")
                    .exchange()
                    .expectStatus()
                    .is5xxServerError();
            assertThat(stateOnServer()).isEqualTo("removed");
        } finally {
            sql("RENAME TABLE buffer_node_ledger_away TO buffer_node_ledger");
        }
        await().until(() -> stateOnServer().isEmpty() && node().healthy());
        ingest(1);
        await().until(() -> node().report().received() == 4 && node().report().waiting() == 4);
        assertThat(node().report().balanced()).isTrue();
    }

    @Test
    void countsAServerOnceThatIsAddedAgainAtAnotherAddress() {
        ingest(3);
        await().until(() -> node().report().waiting() == 3);
        admin.delete()
                .uri("/api/buffer-nodes/" + server.name() + "?force=true")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(accounts()).isEqualTo(1);
        admin.post()
                .uri("/api/buffer-nodes")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "name", server.name(), "uri", server.uri().toString().replace("127.0.0.1", "localhost")))
                .exchange()
                .expectStatus()
                .isCreated();
        await().until(() -> node().healthy() && node().report().received() == 3);
        assertThat(accounts()).isZero();
    }

    private long accounts() {
        return bridge.bean(JdbcClient.class)
                .sql("SELECT COUNT(*) FROM buffer_node_ledger WHERE node = :node")
                .param("node", server.name())
                .query(Long.class)
                .single();
    }

    /** Each of the two bridges says it once. */
    private long complaints(CapturedOutput log) {
        return log.getAll()
                .lines()
                .filter(line -> line.contains("The entry of buffer node " + server.name() + " can't be used"))
                .count();
    }

    private void add() {
        admin.post()
                .uri("/api/buffer-nodes")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("name", server.name(), "uri", server.uri().toString(), "untried", true))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private BufferNode node() {
        return bridge.bean(BufferNodes.class).all().stream()
                .filter(node -> node.name().value().equals(server.name()))
                .findFirst()
                .orElseThrow();
    }

    private void ingest(int readings) {
        for (int i = 0; i < readings; i++) {
            admin.post()
                    .uri("/bridge/ingest")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body("{\"device_id\":\"sensor_001\",\"temperature\":" + i + "}")
                    .exchange()
                    .expectStatus()
                    .isAccepted();
        }
    }

    private String events() {
        return text("/api/events");
    }

    private String nodes() {
        return text("/api/buffer-nodes");
    }

    private String text(String path) {
        return String.valueOf(admin.get()
                .uri(path)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private long lines(String state) {
        return bridge.bean(JdbcClient.class)
                .sql("SELECT COUNT(*) FROM buffer_node WHERE state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }

    private void sql(String statement) {
        bridge.bean(JdbcClient.class).sql(statement).update();
    }

    private String stateOnServer() {
        return Optional.<String>ofNullable(on(redis -> redis.get(BufferKeys.STATE)))
                .orElse("");
    }

    private long waiting() {
        return on(redis -> redis.llen(BufferKeys.WAITING));
    }

    private <T> T on(Function<RedisCommands<String, String>, T> question) {
        RedisClient client = RedisClient.create(server.uri().toString());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return question.apply(connection.sync());
        } finally {
            client.shutdown();
        }
    }
}
