package io.dataflow.bridge.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.event.Events;
import io.dataflow.contract.BufferKeys;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestRedis;
import io.dataflow.platform.Secret;
import io.dataflow.platform.ServiceIdentity;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeClients;
import io.dataflow.platform.buffer.NodeEntry;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.NodeState;
import io.dataflow.platform.buffer.TrustedCa;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Ways to a node that are more than host and port. */
class NodeReachIT {

    /** Whom to trust is the question here, not how fast. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private final BufferSettings settings = TestSettings.withNodes();
    private final NodeClients clients = new NodeClients(ANSWER_WITHIN, ANSWER_WITHIN);
    private LocalRedis server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        server = TestRedis.start();
    }

    @AfterEach
    void stop() {
        clients.close();
        server.stop();
    }

    @Test
    void reachesANodeOverTlsWhoseCertificateTheGivenCaHasSigned() throws Exception {
        TestCa ca = TestCa.in(folder.resolve("ca"));
        try (TlsProxy proxy = TlsProxy.before(server.port(), ca.server("IP:127.0.0.1"))) {
            RedisNode node = overTls("127.0.0.1", proxy, ca.pem());
            await().atMost(Patience.LONG).until(() -> {
                node.probe();
                return node.healthy();
            });
            push(node);
            await().atMost(Patience.LONG).until(() -> on(server, redis -> redis.llen(BufferKeys.WAITING)) == 1);
            node.close();
        }
    }

    @Test
    void reachesANodeOverTlsThatIsItsOwnCa() throws Exception {
        TestCa itself = TestCa.in(folder.resolve("ca"), "IP:127.0.0.1");
        try (TlsProxy proxy = TlsProxy.before(server.port(), itself.selfSigned())) {
            RedisNode node = overTls("127.0.0.1", proxy, itself.pem());
            await().atMost(Patience.LONG).until(() -> {
                node.probe();
                return node.healthy();
            });
            node.close();
        }
    }

    @Test
    void refusesACertificateOfAnotherCaOrForAnotherHostAndSaysWhich() throws Exception {
        TestCa ca = TestCa.in(folder.resolve("ca"));
        try (TlsProxy proxy = TlsProxy.before(server.port(), ca.server("IP:127.0.0.1"))) {
            TestCa another = TestCa.in(folder.resolve("another"));
            assertThat(problem(overTls("127.0.0.1", proxy, another.pem())))
                    .contains("shows a certificate that no trusted CA has signed");
            assertThat(problem(overTls("127.0.0.1", proxy, "")))
                    .contains("shows a certificate that no trusted CA has signed");
            assertThat(problem(overTls("localhost", proxy, ca.pem())))
                    .contains("shows a certificate for another host")
                    .contains("localhost");
        }
        assertThat(NodeReachIT.<Long>on(server, redis -> redis.exists(BufferKeys.PROBE)))
                .isZero();
    }

    private RedisNode overTls(String host, TlsProxy proxy, String ca) {
        return node(new NodeAddress(
                "rediss://" + host + ":" + proxy.port(), "", new Secret(server.password()), new TrustedCa(ca)));
    }

    private static String problem(RedisNode node) {
        node.probe();
        assertThat(node.healthy()).isFalse();
        String problem = node.report().problem();
        node.close();
        return problem;
    }

    @Test
    void followsAGroupToItsNewMaster() throws Exception {
        LocalRedis replica = TestRedis.start();
        String password = server.password();
        on(server, redis -> redis.configSet("masterauth", password));
        on(replica, redis -> {
            redis.configSet("masterauth", password);
            redis.replicaof("127.0.0.1", server.port());
            return redis.configSet("requirepass", password);
        });
        int port = freePort();
        Process sentinel = sentinel(port, password);
        NodeProbing probing = null;
        try {
            NodeAddress address = NodeAddress.parse(
                    "redis-sentinel://:" + password + "@127.0.0.1:" + port + "#main", TrustedCa.OF_JAVA);
            RedisNode node = node(address);
            probing = new NodeProbing(node, settings.probeEvery());
            probing.start();
            await().atMost(Patience.LONG).until(node::healthy);
            push(node);
            await().atMost(Patience.LONG).until(() -> node.measure().facts().replicas() == 1);
            server.kill();
            await().atMost(Patience.LONG).until(() -> !node.healthy());
            await().atMost(Patience.LONG).until(node::healthy);
            push(node);
            assertThat(node.measure().counts().received()).isPositive();
            await().atMost(Patience.LONG).until(() -> node.report().waiting() == 2);
        } finally {
            if (probing != null) {
                probing.stop();
            }
            sentinel.destroyForcibly().waitFor();
            replica.stop();
        }
    }

    private Process sentinel(int port, String password) throws Exception {
        String program =
                ProcessHandle.of(server.pid()).orElseThrow().info().command().orElseThrow();
        Path configuration = Files.writeString(
                folder.resolve("sentinel.conf"), """
                bind 127.0.0.1
                port %d
                dir "%s"
                sentinel monitor main 127.0.0.1 %d 1
                sentinel auth-pass main %s
                sentinel down-after-milliseconds main 500
                sentinel failover-timeout main 3000
                """.formatted(port, folder, server.port(), password));
        return new ProcessBuilder(program, configuration.toString(), "--sentinel")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void endsAConnectionOnceAndAtOnce(CapturedOutput output) {
        RedisLink link = RedisLink.open(clients, NodeAddress.parse(server.uri().toString(), TrustedCa.OF_JAVA));
        assertThat(link.measure().refusal()).isEmpty();
        link.close();
        assertThatThrownBy(link::measure).isInstanceOf(RedisException.class);
        assertThat(output).doesNotContain("already closed");
    }

    private RedisNode node(NodeAddress address) {
        Events events = new Events(new ServiceIdentity("bridge-service", "bridge-1"), Clock.systemUTC());
        NodeEntry entry = new NodeEntry(new NodeName("far"), address, NodeState.ACTIVE, 1);
        return new RedisNode(entry, clients, settings, Clock.systemUTC(), new NodeDiary(events));
    }

    private static void push(RedisNode node) throws Exception {
        node.push(List.of(new byte[] {1})).toCompletableFuture().get(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
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
