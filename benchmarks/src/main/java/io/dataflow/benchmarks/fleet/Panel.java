package io.dataflow.benchmarks.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A service's HTTP API, as its administrator uses it. */
public final class Panel {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private static final JsonMapper JSON = new JsonMapper();

    private final URI base;
    private final String password;
    private volatile String token = "";

    Panel(URI base, String password) {
        this.base = base;
        this.password = password;
    }

    /** Whether a health check says yes. */
    static boolean answers(URI health) {
        try {
            HttpRequest request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(3))
                    .build();
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The answer to a GET. */
    public HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** The answer to a POST of JSON. */
    public HttpResponse<String> post(String path, byte[] body) throws IOException {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** The answer to a DELETE. */
    public HttpResponse<String> delete(String path) throws IOException {
        return send(HttpRequest.newBuilder(base.resolve(path)).DELETE());
    }

    /** The lines that a scraper on this machine gets. */
    public Stream<String> metrics() throws IOException {
        URI metrics = base.resolve("/actuator/prometheus");
        return exchange(HttpRequest.newBuilder(metrics).timeout(TIMEOUT).build())
                .body()
                .lines();
    }

    /** The answer to any request, sent as the administrator. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        if (token.isEmpty()) {
            token = login();
        }
        HttpResponse<String> answer = exchange(signed(request));
        if (answer.statusCode() == 401) {
            token = login();
            return exchange(signed(request));
        }
        return answer;
    }

    /** What goes into the header Authorization. */
    public String authorization() throws IOException {
        if (token.isEmpty()) {
            token = login();
        }
        return "Bearer " + token;
    }

    public URI base() {
        return base;
    }

    private HttpRequest signed(HttpRequest.Builder request) {
        return request.timeout(TIMEOUT)
                .setHeader("Authorization", "Bearer " + token)
                .build();
    }

    private String login() throws IOException {
        byte[] body = JSON.writeValueAsBytes(Map.of("username", "admin", "password", password));
        HttpResponse<String> answer = exchange(HttpRequest.newBuilder(base.resolve("/admin/login"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
        if (answer.statusCode() != 200) {
            throw new IOException("The login answers " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).path("token").asString();
    }

    private static HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
