package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.local.test.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** More readings as a file than fit into the memory of the service. */
class ExportIT {

    private static final int READINGS = 300_000;
    private static final String RANGE = "from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Store STORE = new Store();
    private static ServiceProcess service;
    private static String url;
    private static String token;

    @BeforeAll
    static void begin() throws Exception {
        Map<String, String> settings = Instance.settings("exporter", STORE);
        int port = freePort();
        settings.put("server.port", Integer.toString(port));
        url = "http://127.0.0.1:" + port;
        service = ServiceProcess.start(settings);
        await().atMost(Patience.LONG).ignoreExceptions().until(() -> {
            token = login();
            return true;
        });
        fill();
    }

    @AfterAll
    static void end() {
        service.close();
    }

    @Test
    void writesEveryReadingOnceAndInOrderAsCsv() throws Exception {
        String last = "";
        long lines = 0;
        try (BufferedReader csv = lines(get("format=csv&" + RANGE).body())) {
            assertThat(csv.readLine())
                    .isEqualTo("device_id,ts,received_at,message_id,temperature,humidity,distance,extras");
            for (String line = csv.readLine(); line != null; line = csv.readLine()) {
                String[] cells = line.split(",", -1);
                String place = Instant.parse(cells[1]).toEpochMilli() + "/" + cells[0] + "/" + cells[3];
                assertThat(place.compareTo(last)).as(place).isPositive();
                last = place;
                lines++;
            }
        }
        assertThat(lines).isEqualTo(READINGS);
    }

    @Test
    void writesOneDeviceAsNdjsonInGzip() throws Exception {
        HttpResponse<InputStream> answer = HTTP.send(
                request("format=ndjson&device=device-3&" + RANGE)
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        long lines = 0;
        try (BufferedReader ndjson = lines(new GZIPInputStream(answer.body()))) {
            for (String line = ndjson.readLine(); line != null; line = ndjson.readLine()) {
                JsonNode entry = JSON.readTree(line);
                assertThat(entry.get("device").asString()).isEqualTo("device-3");
                assertThat(entry.get("values").has("temperature")).isTrue();
                lines++;
            }
        }
        assertThat(lines).isEqualTo(READINGS / 10);
    }

    @Test
    void endsWhenWhoeverReadsItGoesAway() throws Exception {
        for (int i = 0; i < 6; i++) {
            await().atMost(Patience.LONG).until(() -> {
                HttpResponse<InputStream> answer = get("format=csv&" + RANGE);
                int first = answer.body().read();
                answer.body().close();
                return answer.statusCode() == 200 && first == 'd';
            });
        }
    }

    @Test
    void saysWhatToWriteInsteadBeforeItBegins() throws Exception {
        HttpResponse<InputStream> answer = get("format=xlsx");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("csv or ndjson");
    }

    private static void fill() {
        String digits = "(SELECT 0 AS n"
                + " UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5"
                + " UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        for (int part = 0; part < READINGS / 100_000; part++) {
            STORE.jdbc()
                    .update("INSERT INTO reading_sensor (device_id, ts, message_id, received_at, temperature)"
                            + " SELECT CONCAT('device-', a.n), TIMESTAMPADD(SECOND, b.n + 10 * c.n + 100 * d.n + 1000 * e.n + 10000 * "
                            + part + ", '2026-01-05 00:00:00'), a.n + 1, '2026-01-05 00:00:00', a.n + 0.5 FROM "
                            + digits
                            + " AS a, " + digits + " AS b, " + digits + " AS c, " + digits + " AS d, " + digits
                            + " AS e");
        }
    }

    private static BufferedReader lines(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static HttpResponse<InputStream> get(String query) throws Exception {
        return HTTP.send(request(query).build(), BodyHandlers.ofInputStream());
    }

    private static HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(URI.create(url + "/api/models/sensor/export?" + query))
                .header("Authorization", "Bearer " + token);
    }

    private static String login() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(url + "/admin/login"))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"username\":\"admin\",\"password\":\"correct horse battery staple\"}"))
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(answer.body()).get("token").asString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
