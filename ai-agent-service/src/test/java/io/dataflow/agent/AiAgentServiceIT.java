package io.dataflow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.local.test.TestDatabase;
import io.dataflow.platform.token.ServiceTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AiAgentServiceIT {

    private static final String HOUR = "from=2026-11-23T14:00:00Z&to=2026-11-23T15:00:00Z";
    private static final StubValidation VALIDATION = new StubValidation();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext service;
    private static String url;
    private static String token;

    @BeforeAll
    static void start() {
        service = SpringApplication.run(
                AiAgentService.class,
                "--server.port=0",
                "--dataflow.database.url=" + TestDatabase.url(),
                "--dataflow.database.username=" + TestDatabase.username(),
                "--dataflow.database.password=" + TestDatabase.password(),
                "--dataflow.login.signing-key=c2lnbmluZyBrZXkgb2YgdGVzdHMgb25seSwgNDggYnl0ZXMgbG9uZyBpbiBhbGw=",
                "--dataflow.login.admin-password=only for these tests",
                "--dataflow.services.validation=" + VALIDATION.url());
        url = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
        token = service.getBean(ServiceTokens.class).mint();
    }

    @AfterAll
    static void stop() {
        service.close();
        VALIDATION.close();
    }

    @BeforeEach
    void reset() {
        VALIDATION.reset();
    }

    @Test
    void sumsUpWhatIsStored() throws Exception {
        storeAFewReadings();

        JsonNode answer = json(get("/ai/summary?" + HOUR));

        assertThat(answer.at("/period/from").asString()).isEqualTo("2026-11-23T14:00:00Z");
        assertThat(answer.at("/text").asString())
                .contains("1 device sent 60 readings")
                .contains("between 20.0 °C (sensor_001 at 14:00) and 29.5 °C (sensor_001 at 14:40)")
                .contains("3 of 63 readings that came in were refused (4.8 %), mostly because: must be JSON (3).");
        JsonNode line = answer.at("/metrics/0");
        assertThat(line.at("/device").asString()).isEqualTo("sensor_001");
        assertThat(line.at("/avg").asString()).isEqualTo("24.8");
        assertThat(line.at("/trend/direction").asString()).isEqualTo("rising");
        assertThat(line.at("/trend/slope_unit").asString()).isEqualTo("°C/h");
        assertThat(line.has("previous")).isFalse();
    }

    @Test
    void namesTheQueryBehindEachFigure() throws Exception {
        storeAFewReadings();

        JsonNode figures = json(get("/ai/summary?" + HOUR)).at("/sentences/1/figures");

        assertThat(figures.at("/0/shown").asString()).isEqualTo("24.8 °C");
        assertThat(figures.at("/0/query").asString())
                .isEqualTo("GET /api/statistics?from=2026-11-23T14%3A00%3A00Z&to=2026-11-23T15%3A00%3A00Z");
    }

    @Test
    void asksAsAServiceAndForThePeriodBeforeToo() throws Exception {
        get("/ai/summary?" + HOUR + "&model=sensor&device=sensor_001");

        assertThat(VALIDATION.questions())
                .extracting(URI::getQuery)
                .contains(
                        "model=sensor&device=sensor_001&from=2026-11-23T14:00:00Z&to=2026-11-23T15:00:00Z",
                        "model=sensor&device=sensor_001&from=2026-11-23T13:00:00Z&to=2026-11-23T14:00:00Z");
        assertThat(VALIDATION.credentials()).allSatisfy(c -> assertThat(c).startsWith("Bearer "));
    }

    @Test
    void saysThatNothingWasStored() throws Exception {
        assertThat(json(get("/ai/summary?" + HOUR)).at("/text").asString()).startsWith("No reading was stored");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 404, 401})
    void isUnavailableWhenValidationServiceFails(int status) throws Exception {
        VALIDATION.failWith(status);

        assertUnavailable(get("/ai/summary?" + HOUR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "<html>", "{\"unexpected\":"})
    void isUnavailableWhenAnAnswerCannotBeRead(String answer) throws Exception {
        VALIDATION.answer("/api/statistics", answer);

        assertUnavailable(get("/ai/summary?" + HOUR));
    }

    @Test
    void isUnavailableWhenValidationServiceFallsSilent() throws Exception {
        VALIDATION.fallSilent();

        assertUnavailable(get("/ai/summary?" + HOUR));
    }

    @Test
    void saysWhichParameterIsWrong() throws Exception {
        HttpResponse<String> response = get("/ai/summary?from=yesterday");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/detail").asString()).startsWith("'from' is not a time: 'yesterday'.");
    }

    @Test
    void doesNotKnowAModelThatThereIsNot() throws Exception {
        HttpResponse<String> response = get("/ai/summary?model=weather");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).at("/detail").asString())
                .isEqualTo("There is no active model 'weather'. Models: sensor");
    }

    @Test
    void refusesStrangers() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/ai/summary"))
                .header("Accept", "application/json")
                .build();

        assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void showsTheSentencesOnThePage() throws Exception {
        storeAFewReadings();

        HttpResponse<String> page = get("/insights?" + HOUR);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(">60</strong> readings")
                .contains("<path d=\"M0.0,22.0")
                .contains("Rising")
                .contains(
                        "href=\"/insights?from=2026-11-23T14%3A00%3A00Z&amp;to=2026-11-23T15%3A00%3A00Z&amp;device=sensor_001\"")
                .doesNotContain("th:");
    }

    @Test
    void showsAnEmptyPeriodAsEmpty() throws Exception {
        assertThat(get("/insights").body()).contains("No readings in this period");
    }

    @Test
    void saysOnThePageWhatFailed() throws Exception {
        VALIDATION.failWith(503);

        HttpResponse<String> page = get("/insights?range=24h");

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body())
                .contains("Validation service does not answer")
                .contains("Try again")
                .doesNotContain("No readings in this period");
    }

    @Test
    void neverTreatsADevicesNameAsMarkup() throws Exception {
        storeAFewReadings();
        VALIDATION.answer("/api/statistics", statistics("<script>alert(1)</script>"));

        assertThat(get("/insights?" + HOUR).body()).doesNotContain("<script>alert");
    }

    private static void storeAFewReadings() {
        VALIDATION.answer("/api/statistics", statistics("sensor_001"));
        VALIDATION.answer("/api/statistics?from=2026-11-23T13:00:00Z&to=2026-11-23T14:00:00Z", "[]");
        VALIDATION.answer("/api/series", """
                {"model":"sensor","metric":"temperature","unit":"°C","grain":"MINUTE",
                 "from":"2026-11-23T14:00:00Z","to":"2026-11-23T15:00:00Z","devices":[{"device":"sensor_001","points":[
                 {"at":"2026-11-23T14:00:00Z","count":12,"avg":20.5,"min":20.0,"max":21.0,"last":21.0},
                 {"at":"2026-11-23T14:10:00Z","count":12,"avg":22.5,"min":21.0,"max":23.0,"last":23.0},
                 {"at":"2026-11-23T14:20:00Z","count":12,"avg":24.5,"min":23.0,"max":25.0,"last":25.0},
                 {"at":"2026-11-23T14:30:00Z","count":12,"avg":26.5,"min":25.0,"max":27.0,"last":27.0},
                 {"at":"2026-11-23T14:40:00Z","count":12,"avg":28.5,"min":27.0,"max":29.5,"last":29.5}]}]}""");
        VALIDATION.answer("/api/outcomes", """
                {"nodes":[],"minutes":[{"minute":"2026-11-23T14:00:00Z","stored":60,"duplicate":0,"rejected":3}]}""");
        VALIDATION.answer("/api/quarantine/reasons", """
                [{"rule":"must be JSON","pointer":"","count":3,"last_at":"2026-11-23T14:10:00Z"}]""");
    }

    private static String statistics(String device) {
        return """
                [{"model":"sensor","device":"%s","metric":"temperature","unit":"°C","count":60,"avg":24.75,
                  "min":20.0,"max":29.5,"last":29.5,"last_at":"2026-11-23T14:59:00Z"}]""".formatted(device);
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(json(response).at("/title").asString()).isEqualTo("Validation service does not answer");
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
