package io.dataflow.validation;

import io.dataflow.platform.token.ServiceTokens;
import io.dataflow.platform.token.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one person asks an instance for. */
final class Person {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Instance instance;
    private final String token;

    private Person(Instance instance, String token) {
        this.instance = instance;
        this.token = token;
    }

    /** What came back. */
    record Answer(int status, JsonNode body) {

        JsonNode at(String pointer) {
            return body.at(pointer);
        }

        String text(String pointer) {
            return body.at(pointer).asString();
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }

    static Person ofAdmin(Instance instance) {
        Answer login = new Person(instance, "")
                .post("/admin/login", Map.of("username", "admin", "password", "correct horse battery staple"));
        return new Person(instance, login.text("/token"));
    }

    /** Of somebody who may look and not change. */
    static Person ofAnalyst(Instance instance) {
        return new Person(
                instance,
                new ServiceTokens(SigningKey.fromBase64(Instance.SIGNING_KEY), Clock.systemUTC(), "test").mint());
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path) {
        return send("POST", path, "");
    }

    Answer post(String path, Object body) {
        return send("POST", path, body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    Answer put(String path, Object body) {
        return send("PUT", path, body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    private Answer send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(instance.url(path)))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
