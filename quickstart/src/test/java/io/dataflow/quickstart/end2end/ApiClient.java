package io.dataflow.quickstart.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services' APIs as a program of an analyst uses them: one login, a Bearer token for all. */
final class ApiClient {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final String token;

    ApiClient(URI service, String password) throws IOException, InterruptedException {
        String login = json.writeValueAsString(Map.of("username", "admin", "password", password));
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/admin/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(login))
                .build();
        token = send(request).path("token").asString();
    }

    JsonNode get(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode())
                .as(request.uri() + " " + response.body())
                .isEqualTo(200);
        return json.readTree(response.body());
    }
}
