package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs and people are told of what is stored. */
class HistoryIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Instant HOUR =
            Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1));

    private static final Store STORE = new Store();
    private static final Buffer NODE = new Buffer("redis-1");

    private static Instance instance;
    private static String token;

    @BeforeAll
    static void storeSome() throws Exception {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Instant at = HOUR.plusSeconds(30L * i);
            entries.add(
                    Buffer.published("a", "{\"temperature\":" + i + ",\"note\":\"x\",\"timestamp\":\"" + at + "\"}"));
        }
        entries.add(Buffer.published("b", "{\"temperature\":-5,\"humidity\":50,\"timestamp\":\"" + HOUR + "\"}"));
        entries.add(Buffer.published("b", "{\"temperature\":\"<script>alert(1)</script>\"}"));
        NODE.push(entries);
        instance = Instance.start("reader", STORE, NODE);
        new Books(STORE, NODE).awaitSettled();
        JsonNode login = JSON.readTree(
                post("/admin/login", "{\"username\":\"admin\",\"password\":\"correct horse battery staple\"}")
                        .body());
        token = login.get("token").asString();
    }

    @AfterAll
    static void end() {
        instance.close();
        NODE.close();
    }

    @Test
    void listsTheActiveModels() throws Exception {
        JsonNode model = get("/api/models").get(0);
        assertThat(model.get("name").asString()).isEqualTo("sensor");
        assertThat(model.get("table").asString()).isEqualTo("reading_sensor");
        assertThat(model.get("fields")).hasSize(3);
    }

    @Test
    void givesTheNewestReadingAndNothingNewAfterIt() throws Exception {
        JsonNode all = get("/api/latest");
        assertThat(all.get("readings")).hasSize(2);
        JsonNode one = get("/api/latest?device=a").get("readings").get(0);
        assertThat(one.get("values").get("temperature").asDouble()).isEqualTo(119);
        assertThat(one.get("values").has("humidity")).isFalse();
        assertThat(one.get("ts").asString())
                .isEqualTo(HOUR.plusSeconds(30 * 119).toString());
    }

    @Test
    void choosesRawReadingsWhereTheyAreFewAndRollupsWhereTheyAreMany() throws Exception {
        String range = "&metric=temperature&from=" + HOUR + "&to=" + HOUR.plusSeconds(3600);
        JsonNode raw = get("/api/series?device=a" + range);
        assertThat(raw.get("grain").asString()).isEqualTo("RAW");
        assertThat(raw.get("devices").get(0).get("points")).hasSize(120);
        JsonNode minutes = get("/api/series?device=a&points=100" + range);
        assertThat(minutes.get("grain").asString()).isEqualTo("MINUTE");
        assertThat(minutes.get("devices").get(0).get("points")).hasSize(60);
        JsonNode second = minutes.get("devices").get(0).get("points").get(1);
        assertThat(second.get("avg").asDouble()).isEqualTo(2.5);
        assertThat(second.get("last").asDouble()).isEqualTo(3);
        JsonNode hours = get("/api/series?points=50" + range);
        assertThat(hours.get("grain").asString()).isEqualTo("HOUR");
        assertThat(hours.get("devices")).hasSize(2);
    }

    @Test
    void addsUpARangeToTheMinute() throws Exception {
        JsonNode lines =
                get("/api/statistics?from=" + HOUR.plusSeconds(60) + "&to=" + HOUR.plusSeconds(180) + "&device=a");
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).get("count").asInt()).isEqualTo(4);
        assertThat(lines.get(0).get("avg").asDouble()).isEqualTo(3.5);
        assertThat(lines.get(0).get("last").asDouble()).isEqualTo(5);
        JsonNode all = get("/api/statistics?from=" + HOUR.minusSeconds(3600 * 30) + "&to=" + HOUR.plusSeconds(3600));
        assertThat(all).hasSize(3);
        assertThat(all.get(0).get("count").asInt()).isEqualTo(120);
    }

    @Test
    void comparesHoursOfEachDeviceAndOfAllTogether() throws Exception {
        String range = "&from=" + HOUR + "&to=" + HOUR.plusSeconds(3600);
        JsonNode each = get("/api/aggregates?metric=temperature" + range);
        assertThat(each.get("every").asString()).isEqualTo("HOUR");
        assertThat(each.get("lines")).hasSize(2);
        JsonNode hour = each.get("lines").get(0).get("spans").get(0);
        assertThat(each.get("lines").get(0).get("device").asString()).isEqualTo("a");
        assertThat(hour.get("count").asInt()).isEqualTo(120);
        assertThat(hour.get("sum").asDouble()).isEqualTo(7140);
        assertThat(hour.get("mean").asDouble()).isEqualTo(59.5);
        assertThat(hour.get("last").asDouble()).isEqualTo(119);
        JsonNode together = get("/api/aggregates?metric=temperature&together=true&every=day" + range);
        JsonNode day = together.get("lines").get(0).get("spans").get(0);
        assertThat(together.get("lines")).hasSize(1);
        assertThat(day.get("count").asInt()).isEqualTo(121);
        assertThat(day.get("min").asDouble()).isEqualTo(-5);
    }

    @Test
    void mergesTheReadingsOfSomeDevices() throws Exception {
        JsonNode first = get("/validate?device=a&device=b&size=120");
        assertThat(first.get("entries")).hasSize(120);
        JsonNode rest = get("/validate?device=a&device=b&size=120&cursor="
                + first.get("next_cursor").asString().replace(" ", "%20"));
        assertThat(rest.get("entries")).hasSize(1);
        assertThat(get("/validate?device=b&device=none").get("entries")).hasSize(1);
    }

    @Test
    void exportsReadings() throws Exception {
        HttpResponse<String> csv = HTTP.send(
                request("/api/models/sensor/export?device=b&from=" + HOUR).build(), BodyHandlers.ofString());
        assertThat(csv.body().lines()).hasSize(2).last().asString().startsWith("b," + HOUR + ",");
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("sensor-");
    }

    @Test
    void pagesThroughStoredReadings() throws Exception {
        JsonNode first = get("/validate?size=100");
        assertThat(first.get("entries")).hasSize(100);
        assertThat(first.get("entries").get(0).get("extras").get("note").asString())
                .isEqualTo("x");
        JsonNode rest =
                get("/validate?size=100&cursor=" + first.get("next_cursor").asString());
        assertThat(rest.get("entries")).hasSize(21);
        assertThat(rest.get("next_cursor").asString()).isEmpty();
    }

    @Test
    void showsWhatWasRefusedAndWhy() throws Exception {
        JsonNode refused = get("/api/quarantine").get("readings").get(0);
        assertThat(refused.get("violations").get(0).get("pointer").asString()).isEqualTo("/temperature");
        assertThat(get("/api/quarantine/" + refused.get("id").asString())
                        .get("payload")
                        .asString())
                .contains("<script>");
        assertThat(get("/api/quarantine/reasons").get(0).get("count").asInt()).isOne();
        assertThat(get("/api/outcomes").get("nodes").get(0).get("rejected").asInt())
                .isOne();
    }

    @Test
    void saysWhatToWriteInsteadOfAWrongParameter() throws Exception {
        for (String path : List.of(
                "/api/latest?model=x",
                "/api/latest?cursor=x",
                "/api/series?metric=x",
                "/api/series?metric=temperature&from=yesterday",
                "/api/series?metric=temperature&points=0",
                "/api/statistics?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "/api/aggregates?metric=temperature&every=week",
                "/validate?size=100000",
                "/validate?cursor=~~",
                "/validate?device=a%2Fb",
                "/api/quarantine?cursor=1")) {
            HttpResponse<String> answer = HTTP.send(request(path).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(400);
            assertThat(JSON.readTree(answer.body()).get("detail").asString())
                    .as(path)
                    .isNotBlank();
        }
    }

    @Test
    void triesAPayloadWithoutStoringIt() throws Exception {
        JsonNode fits = JSON.readTree(post("/api/models/sensor/check?device=a", "{\"temperature\": 1}")
                .body());
        assertThat(fits.get("accepted").asBoolean()).isTrue();
        JsonNode fails =
                JSON.readTree(post("/api/models/sensor/check", "\u0000\ud83d").body());
        assertThat(fails.get("accepted").asBoolean()).isFalse();
        assertThat(fails.get("violations")).isNotEmpty();
    }

    @Test
    void showsPages() throws Exception {
        String id = get("/api/quarantine").get("readings").get(0).get("id").asString();
        for (String path : List.of("/models", "/quarantine", "/quarantine?device=b", "/quarantine/" + id)) {
            HttpResponse<String> page =
                    HTTP.send(request(path).setHeader("Accept", "text/html").build(), BodyHandlers.ofString());
            assertThat(page.statusCode()).as(path + ": " + page.body()).isEqualTo(200);
            assertThat(page.body()).contains("</html>").doesNotContain("<script>alert");
        }
    }

    private static JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = HTTP.send(request(path).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer;
    }

    private static HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(instance.url(path))).header("Accept", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}
