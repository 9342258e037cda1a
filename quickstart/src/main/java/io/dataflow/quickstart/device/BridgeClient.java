package io.dataflow.quickstart.device;

import io.dataflow.contract.DeviceId;
import io.dataflow.quickstart.CannotGoOn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registers devices at a bridge: each by itself with the enrolment secret, or all as an operator does. */
public final class BridgeClient {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int TAKEN = 409;

    private final URI bridge;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
    private final JsonMapper json = new JsonMapper();

    public BridgeClient(URI bridge) {
        this.bridge = bridge;
    }

    /**
     * Registers a device with the enrolment secret.
     *
     * @return its key; empty where it was registered before
     */
    public Optional<String> enrol(DeviceId device, String secret) throws InterruptedException {
        Answer answer = post("/api/devices/enrol", "X-Enrolment-Secret", secret, Map.of("device", device.value()));
        return answer.status() == TAKEN ? Optional.empty() : Optional.of(key(answer));
    }

    /** Logs somebody in; what comes back goes with the other calls. */
    public String logIn(String username, String password) throws InterruptedException {
        Answer answer =
                post("/admin/login", "Accept", "application/json", Map.of("username", username, "password", password));
        if (answer.status() != OK) {
            throw refused(answer);
        }
        return answer.body().path("token").asString("");
    }

    /** Gives a device a key whether it was registered before or not; a key that it had ends. */
    public String freshKey(DeviceId device, String token) throws InterruptedException {
        Answer answer = post("/api/devices", "Authorization", "Bearer " + token, Map.of("device", device.value()));
        return key(
                answer.status() == TAKEN
                        ? post("/api/devices/" + device + "/key", "Authorization", "Bearer " + token, Map.of())
                        : answer);
    }

    private String key(Answer answer) {
        if (answer.status() != CREATED) {
            throw refused(answer);
        }
        return answer.body().path("key").asString("");
    }

    private CannotGoOn refused(Answer answer) {
        return new CannotGoOn("the bridge at %s registers no devices (status %d): %s"
                .formatted(bridge, answer.status(), answer.body().path("detail").asString("")));
    }

    private Answer post(String path, String header, String value, Map<String, String> body)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(bridge.resolve(path))
                .timeout(ANSWER_WITHIN)
                .header(header, value)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), json.readTree(response.body()));
        } catch (IOException | JacksonException e) {
            throw new CannotGoOn("the bridge at %s gives no answer that makes sense (%s); is it running?"
                    .formatted(bridge, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        }
    }

    private record Answer(int status, JsonNode body) {}
}
