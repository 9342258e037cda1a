package io.dataflow.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Stands for validation-service: answers over real HTTP what a test tells it to, and remembers what it was asked. */
final class StubValidation implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<URI> questions = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int status;
    private volatile boolean silent;

    StubValidation() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        reset();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Forgets everything: there is one model and nothing is stored. */
    void reset() {
        status = 200;
        silent = false;
        questions.clear();
        credentials.clear();
        answers.clear();
        answer("/api/models", """
                [{"name":"sensor","title":"Sensor","version":1,"table":"reading_sensor","fields":[
                 {"name":"temperature","type":"number","unit":"°C","description":"","required":true,"metric":true}]}]""");
        answer("/api/statistics", "[]");
        answer("/api/outcomes", """
                {"nodes":[],"minutes":[]}""");
        answer("/api/quarantine/reasons", "[]");
    }

    /** Answers a path, or a path with exactly these parameters, which comes first. */
    void answer(String path, String json) {
        answers.put(path, json);
    }

    /** Every answer has this status from now on. */
    void failWith(int failure) {
        status = failure;
    }

    /** Takes questions and never answers. */
    void fallSilent() {
        silent = true;
    }

    List<URI> questions() {
        return questions;
    }

    List<String> credentials() {
        return credentials;
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.add(exchange.getRequestURI());
        credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (silent) {
            waitForTheEnd();
            return;
        }
        URI asked = exchange.getRequestURI();
        String json = answers.getOrDefault(asked.getPath(), "null");
        json = answers.getOrDefault(asked.getPath() + "?" + asked.getQuery(), json);
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (exchange;
                var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void waitForTheEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
