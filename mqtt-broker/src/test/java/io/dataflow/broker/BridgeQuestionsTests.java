package io.dataflow.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.dataflow.contract.credential.CredentialChanges;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BridgeQuestionsTests {

    private static final byte[] NO_CHANGES =
            new CredentialChanges("registry", 7, List.of()).text().getBytes(StandardCharsets.UTF_8);

    private HttpServer well;
    private ServerSocket hanging;

    @BeforeEach
    void start() throws IOException {
        well = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        well.createContext("/api/brokers/credentials", exchange -> {
            exchange.sendResponseHeaders(200, NO_CHANGES.length);
            exchange.getResponseBody().write(NO_CHANGES);
            exchange.close();
        });
        well.start();
        hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        well.stop(0);
        hanging.close();
    }

    @Test
    void asksTheNextBridgeWithinASecondWhereOneHangs() throws Exception {
        BridgeQuestions questions =
                asking(hanging.getLocalPort(), well.getAddress().getPort());
        long before = System.nanoTime();
        assertThat(questions.after(0)).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    @Test
    void saysWhichBridgeItAskedLastWhereNoneAnswers() {
        BridgeQuestions questions = asking(hanging.getLocalPort());
        assertThatThrownBy(() -> questions.after(0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(String.valueOf(hanging.getLocalPort()));
    }

    private static BridgeQuestions asking(Integer... ports) {
        return new BridgeQuestions(new BridgeSettings(
                List.of(ports).stream()
                        .map(port -> URI.create("http://127.0.0.1:" + port))
                        .toList(),
                "token"));
    }
}
