package io.dataflow.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.local.LocalBroker;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestBroker;
import io.dataflow.local.test.TestDatabase;
import io.dataflow.local.test.TestRedis;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LargeUploadIT {

    /** A sixth of what is sent. */
    private static final String HEAP = "176m";

    private static final int LINE_BYTES = 16 * 1024;
    private static final int LINES = 65_536;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final LocalBroker broker = TestBroker.start();
    private final LocalRedis node = TestRedis.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private BridgeProcess bridge;
    private URI address;

    @BeforeEach
    void start() throws Exception {
        int port = freePort();
        address = URI.create("http://127.0.0.1:" + port);
        bridge = BridgeProcess.start(
                HEAP, TestDatabase.freshSchema(), broker, List.of(node), Map.of("server.port", port));
        await().atMost(PATIENCE).until(() -> bridge.log().stream().anyMatch(line -> line.contains("Started Bridge")));
        await().atMost(PATIENCE).until(() -> bridge.log().stream().anyMatch(line -> line.contains("is well")));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws Exception {
        bridge.kill();
        broker.stop();
        node.stop();
    }

    @Test
    void takesAGigabyteInOneRequestWithAFractionOfThatAsMemory() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/bridge/ingest"))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofInputStream(ManyLines::new))
                .build();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        // The node is to have no more room than the bridge needs.
        await().atMost(PATIENCE).until(() -> {
            BufferedReadings.clear(List.of(node));
            return answer.isDone() || !bridge.isAlive();
        });
        assertThat(bridge.isAlive()).isTrue();
        assertThat(answer.get().body()).contains("\"taken\":" + LINES).contains("\"refused\":0");
        assertThat(answer.get().statusCode()).isEqualTo(202);
    }

    private String token() throws Exception {
        HttpRequest login = HttpRequest.newBuilder(address.resolve("/admin/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"username\":\"admin\",\"password\":\"" + RunningBridge.PASSWORD + "\"}"))
                .build();
        String answer = http.send(login, HttpResponse.BodyHandlers.ofString()).body();
        return answer.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    }

    /** A gigabyte of lines, made as it is read. */
    private static final class ManyLines extends InputStream {

        private final byte[] line = ("{\"a\":\"" + "x".repeat(LINE_BYTES - 10) + "\"}\n").getBytes(UTF_8);
        private int lines = LINES;
        private int position;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            if (lines == 0) {
                return -1;
            }
            int count = Math.min(most, line.length - position);
            System.arraycopy(line, position, into, from, count);
            position += count;
            if (position == line.length) {
                position = 0;
                lines--;
            }
            return count;
        }
    }
}
