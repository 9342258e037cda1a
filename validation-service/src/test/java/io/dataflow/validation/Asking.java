package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks an instance as its administrator does. */
final class Asking {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Instance instance;
    private final String token;

    Asking(Instance instance) throws Exception {
        this.instance = instance;
        this.token = JSON.readTree(send(request("/admin/login")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"username\":\"admin\",\"password\":\"correct horse battery staple\"}")))
                        .body())
                .get("token")
                .asString();
    }

    JsonNode get(String path) throws Exception {
        return body(path, send(request(path).header("Authorization", "Bearer " + token)));
    }

    JsonNode post(String path) throws Exception {
        return body(
                path,
                send(request(path)
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.noBody())));
    }

    int statusWithoutLogin(String path) throws Exception {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody())).statusCode();
    }

    private static JsonNode body(String path, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(instance.url(path)))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
