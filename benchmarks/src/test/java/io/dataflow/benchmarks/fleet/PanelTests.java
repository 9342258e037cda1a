package io.dataflow.benchmarks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PanelTests {

    private final AtomicInteger logins = new AtomicInteger();
    private volatile int tooSoon;
    private HttpServer server;
    private Panel panel;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/admin/login", this::logIn);
        server.createContext("/api/me", exchange -> answer(exchange, 200, "{}"));
        server.start();
        panel = new Panel(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "secret");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void waitsAsLongAsTheLoginWantsToBeLeftAlone() throws IOException {
        tooSoon = 1;
        long before = System.nanoTime();
        assertThat(panel.get("/api/me").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(logins).hasValue(2);
    }

    @Test
    void logsInOnceForManyThreads() throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Callable<Integer> asking = () -> panel.get("/api/me").statusCode();
            for (Future<Integer> status : threads.invokeAll(Collections.nCopies(10, asking))) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
        assertThat(logins).hasValue(1);
    }

    private void logIn(HttpExchange exchange) throws IOException {
        if (logins.incrementAndGet() <= tooSoon) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(exchange, 429, "{}");
        } else {
            answer(exchange, 200, "{\"token\":\"t\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
