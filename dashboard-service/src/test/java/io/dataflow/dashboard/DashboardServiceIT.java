package io.dataflow.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.local.test.TestDatabase;
import io.dataflow.platform.token.ServiceTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class DashboardServiceIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String HOSTILE = "<script>alert(1)</script>";

    private static StubFleet validation;
    private static StubFleet bridge;
    private static ConfigurableApplicationContext service;
    private static String url;
    private static String token;

    @BeforeAll
    static void start() throws IOException {
        validation = new StubFleet();
        bridge = new StubFleet();
        service = SpringApplication.run(
                DashboardService.class,
                "--server.port=0",
                "--dataflow.database.url=" + TestDatabase.url(),
                "--dataflow.database.username=" + TestDatabase.username(),
                "--dataflow.database.password=" + TestDatabase.password(),
                "--dataflow.login.signing-key=c2lnbmluZyBrZXkgb2YgdGVzdHMgb25seSwgNDggYnl0ZXMgbG9uZyBpbiBhbGw=",
                "--dataflow.login.admin-password=only for these tests",
                "--dataflow.services.validation=" + validation.url(),
                "--dataflow.services.bridge=" + bridge.url());
        url = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
        token = service.getBean(ServiceTokens.class).mint();
    }

    @AfterAll
    static void stop() {
        service.close();
        validation.close();
        bridge.close();
    }

    @BeforeEach
    void everybodyIsThere() {
        validation.answers("/api/models", """
                [{"name":"sensor","title":"Sensor","version":1,"table":"reading_sensor","fields":[
                  {"name":"temperature","type":"number","unit":"°C","description":"","required":true,"metric":true}]}]""");
        validation.answers("/api/latest", latest("sensor_001", Instant.now()));
        validation.answers("/api/outcomes", """
                {"nodes":[{"node":"redis-1","stored":1230,"duplicate":3,"rejected":1}],"minutes":[]}""");
        bridge.answers("/api/buffer-nodes", """
                [{"name":"redis-1","address":"127.0.0.1:6379","healthy":true,"problem":"","received":1240,"settled":1234,
                  "waiting":4,"claimed":2,"latency_millis":0.4,"memory_bytes":1000000,"balanced":true}]""");
    }

    @Test
    void bringsFiguresAndCardsWithThePage() throws Exception {
        String page = get("/").body();
        assertThat(page).contains("sensor_001", "29.5", "temperature", "on the buffer nodes");
        assertThat(page).doesNotContain("style=", "does not answer");
        assertThat(page).containsPattern("/assets/[0-9a-f]{16}/js/overview.js");
    }

    @Test
    void tellsProgramsTheFigures() throws Exception {
        JsonNode figures = json("/api/overview");
        assertThat(figures.at("/devices_reporting").asInt()).isGreaterThanOrEqualTo(1);
        assertThat(figures.at("/waiting").asInt()).isEqualTo(6);
        assertThat(figures.at("/outages")).isEmpty();
    }

    @Test
    void writesAHostileTextAsText() throws Exception {
        validation.answers("/api/latest", latest(HOSTILE, Instant.now()));
        assertThat(get("/").body()).doesNotContain(HOSTILE).contains("&lt;script&gt;");
    }

    @Test
    void saysWhichServiceDoesNotAnswerAndShowsTheRest() throws Exception {
        validation.goesAway();
        assertThat(get("/").body()).contains("Validation service does not answer");
        JsonNode figures = json("/api/overview");
        assertThat(figures.at("/readings_last_minute").isNull()).isTrue();
        assertThat(figures.at("/waiting").asInt()).isEqualTo(6);
        assertThat(figures.at("/outages/0/service").asString()).isEqualTo("Validation service");
    }

    @Test
    void showsTheWayOfAReading() throws Exception {
        assertThat(get("/pipeline").body()).contains("redis-1", "1\u202f240", "1\u202f230");
        assertThat(json("/api/pipeline").at("/nodes/0/balance").asString()).isIn("open", "even");
    }

    @Test
    void servesTheExplorePage() throws Exception {
        assertThat(get("/explore").body()).contains("Data model", "/js/explore.js");
    }

    @Test
    void handsSeriesOnAsJsonAndCsv() throws Exception {
        validation.answers("/api/series", """
                {"model":"sensor","metric":"temperature","unit":"°C","grain":"RAW","from":"2026-11-23T12:00:00Z",
                 "to":"2026-11-23T13:00:00Z","devices":[{"device":"sensor_001","points":[
                 {"at":"2026-11-23T12:00:00Z","count":1,"avg":29.5,"min":29.5,"max":29.5,"last":29.5}]}]}""");
        String query = "?model=sensor&metric=temperature&device=sensor_001&device=a:b@c"
                + "&from=2026-11-23T12:00:00Z&to=2026-11-23T13:00:00Z";
        assertThat(json("/api/series" + query).at("/devices/0/points/0/last").asDouble())
                .isEqualTo(29.5);
        assertThat(validation.asked().getLast().getQuery()).contains("device=sensor_001&device=a:b@c");
        HttpResponse<String> csv = get("/api/series.csv" + query);
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.body()).contains("2026-11-23T12:00:00Z,sensor_001,1,29.5");
    }

    @Test
    void refusesARangeThatEndsBeforeItBegins() throws Exception {
        var answer =
                get("/api/series?model=sensor&metric=temperature&from=2026-11-23T13:00:00Z&to=2026-11-23T12:00:00Z");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("must be before 'to'");
    }

    @Test
    void pushesNewReadingsToOpenPages() throws Exception {
        HttpResponse<Stream<String>> live = CLIENT.send(request("/api/live?topic=readings"), BodyHandlers.ofLines());
        try (Stream<String> lines = live.body()) {
            Instant at = Instant.now().plusSeconds(1);
            validation.answers("/api/latest", latest("sensor_042", at));
            assertThat(lines.filter(line -> line.contains("sensor_042")).findFirst())
                    .hasValueSatisfying(line -> assertThat(line).contains("29.5"));
        }
    }

    @Test
    void asksForALoginWhereThereIsNone() throws Exception {
        var page = HttpRequest.newBuilder(URI.create(url + "/pipeline")).header("Accept", "text/html");
        HttpResponse<String> answer = CLIENT.send(page.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/login?next=%2Fpipeline"));
    }

    @Test
    void keepsVersionedFilesForAYear() throws Exception {
        String page = get("/login").body();
        String css = page.replaceAll("(?s).*href=\"(/assets/[^\"]*dataflow.css)\".*", "$1");
        String chart = css.replaceAll("css/.*", "webjars/chart.js/dist/chart.umd.min.js");
        for (String file : new String[] {css, chart}) {
            HttpResponse<String> answer = get(file);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(kept -> assertThat(kept).contains("max-age=31536000", "immutable"));
        }
    }

    private static String latest(String device, Instant at) {
        return """
                {"cursor":"1","readings":[{"model":"sensor","device":"%s","ts":"%s","received_at":"%s",
                 "values":{"temperature":29.5}}]}""".formatted(device, at, at);
    }

    private static JsonNode json(String path) throws Exception {
        return JsonMapper.shared().readTree(get(path).body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(request(path), BodyHandlers.ofString());
    }

    private static HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(20))
                .build();
    }
}
