package io.dataflow.quickstart.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the services' APIs as one of them. */
public final class ServiceAnswers {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_WITHIN)
            .build();
    private final JsonMapper json = new JsonMapper();
    private final String signingKey;
    private final Clock clock;

    /**
     * @param signingKey base64
     */
    public ServiceAnswers(String signingKey, Clock clock) {
        this.signingKey = signingKey;
        this.clock = clock;
    }

    /** The JSON that a service answers, or empty if it gives none. */
    public Optional<JsonNode> get(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + ServiceToken.mint(signingKey, clock.instant()))
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(json.readTree(response.body())) : Optional.empty();
        } catch (IOException | JacksonException noAnswer) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
