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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A service's HTTP API, as its administrator uses it. */
public final class Panel {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int MOST_WAITS = 5;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
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

    /** The answer to a PUT of JSON. */
    public HttpResponse<String> put(String path, byte[] body) throws IOException {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(body)));
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
        String shown = signedIn();
        HttpResponse<String> answer = exchange(signed(request, shown));
        return answer.statusCode() == 401 ? exchange(signed(request, after(shown))) : answer;
    }

    /** What goes into the header Authorization. */
    public String authorization() throws IOException {
        return "Bearer " + signedIn();
    }

    public URI base() {
        return base;
    }

    private static HttpRequest signed(HttpRequest.Builder request, String token) {
        return request.timeout(TIMEOUT)
                .setHeader("Authorization", "Bearer " + token)
                .build();
    }

    private String signedIn() throws IOException {
        String known = token;
        return known.isEmpty() ? after(known) : known;
    }

    /** Another token than one that doesn't count any more. One thread logs in for all: a service slows down who logs in often. */
    private synchronized String after(String ended) throws IOException {
        if (token.equals(ended)) {
            token = login();
        }
        return token;
    }

    private String login() throws IOException {
        HttpRequest request = loginRequest();
        HttpResponse<String> answer = exchange(request);
        for (int waits = 0; answer.statusCode() == TOO_MANY_REQUESTS && waits < MOST_WAITS; waits++) {
            waitFor(answer);
            answer = exchange(request);
        }
        if (answer.statusCode() != 200) {
            throw new IOException("The login answers " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).path("token").asString();
    }

    private HttpRequest loginRequest() {
        byte[] body = JSON.writeValueAsBytes(Map.of("username", "admin", "password", password));
        return HttpRequest.newBuilder(base.resolve("/admin/login"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private static void waitFor(HttpResponse<?> tooSoon) throws IOException {
        long seconds = tooSoon.headers().firstValueAsLong("Retry-After").orElse(1);
        try {
            TimeUnit.SECONDS.sleep(Math.clamp(seconds, 1, LONGEST_WAIT.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
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
