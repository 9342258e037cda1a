package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Data models that are proposed over HTTP. */
class ProposalsIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Store STORE = new Store();
    private static final Buffer NODE = new Buffer("redis-1");

    private static Instance instance;
    private static String token = "";

    @BeforeAll
    static void start() throws Exception {
        instance = Instance.start("proposer", STORE, NODE);
        token = JSON.readTree(
                        post("/admin/login", "{\"username\":\"admin\",\"password\":\"correct horse battery staple\"}")
                                .body())
                .get("token")
                .asString();
    }

    @AfterAll
    static void end() {
        instance.close();
        NODE.close();
    }

    @Test
    void proposesAModelOfAJsonSchema() throws Exception {
        JsonNode proposal = JSON.readTree(
                post("/api/models/proposals/json-schema?name=tank", """
                        {"type": "object", "required": ["level"], "properties": {
                          "device_id": {"type": "string"}, "level": {"type": "number", "minimum": 0, "multipleOf": 0.5}}}""").body());
        JsonNode model = proposal.get("model");
        assertThat(model.get("name").asString()).isEqualTo("tank");
        assertThat(model.get("fields").get(0).get("required").asBoolean()).isTrue();
        assertThat(model.get("schema")).hasToString("{\"properties\":{\"level\":{\"multipleOf\":0.5}}}");
        assertThat(proposal.get("remarks")).isNotEmpty();
    }

    @Test
    void refusesByNameWhatCantBeChecked() throws Exception {
        HttpResponse<String> answer =
                post("/api/models/proposals/json-schema", "{\"properties\": {\"x\": {\"contentSchema\": {}}}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode violation = JSON.readTree(answer.body()).get("violations").get(0);
        assertThat(violation.get("pointer").asString()).isEqualTo("/properties/x/contentSchema");
        assertThat(violation.get("remedy").asString()).isNotBlank();
    }

    @Test
    void infersAModelOfPastedSamples() throws Exception {
        JsonNode proposal = JSON.readTree(
                post("/api/models/proposals/samples?name=tank", "{\"level\": 1.5}\nnonsense\n{\"level\": 2.5}")
                        .body());
        assertThat(proposal.get("model").get("fields").get(0).get("type").asString())
                .isEqualTo("number");
        assertThat(proposal.get("readings").asInt()).isEqualTo(2);
        assertThat(proposal.get("fields").get(0).get("observed").asString()).isEqualTo("1.5 to 2.5");
        assertThat(proposal.get("unreadable").get(0).get("place").asString()).isEqualTo("line 2");
        assertThat(proposal.get("refused")).isEmpty();
        assertThat(post("/api/models/proposals/samples", "nonsense").statusCode())
                .isEqualTo(422);
    }

    @Test
    void infersAModelOfWhatATopicHasBrought() throws Exception {
        List<byte[]> published = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            published.add(Buffer.published("a", "{\"temperature\": \"warm\", \"volume\": " + i + "}"));
            published.add(Buffer.published("a", "{\"temperature\": " + i + ", \"volume\": " + i + "}"));
        }
        NODE.push(published);
        new Books(STORE, NODE).awaitSettled();
        JsonNode proposal = JSON.readTree(get("/api/models/proposals/topic?topic=devices/a/telemetry&last=60")
                .body());
        assertThat(proposal.get("readings").asInt()).isEqualTo(60);
        assertThat(proposal.get("refused")).isEmpty();
        assertThat(proposal.get("model").get("fields").toString())
                .contains("\"volume\"")
                .doesNotContain("temperature");
        assertThat(get("/api/models/proposals/topic?topic=nothing/here").statusCode())
                .isEqualTo(404);
        assertThat(get("/api/models/proposals/topic").statusCode()).isEqualTo(400);
        assertThat(get("/api/models/proposals/topic?topic=a&last=0").statusCode())
                .isEqualTo(400);
    }

    @Test
    void saysThatTooMuchOrNothingWasPasted() throws Exception {
        assertThat(post("/api/models/proposals/json-schema", " ").statusCode()).isEqualTo(400);
        assertThat(post("/api/models/proposals/json-schema", " ".repeat(1024 * 1024 + 1))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void proposesNothingToWhomItDoesntKnow() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(instance.url("/api/models/proposals/json-schema")))
                .POST(BodyPublishers.ofString("{}"))
                .build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isIn(401, 403);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(instance.url(path)))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token)
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(instance.url(path)))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
