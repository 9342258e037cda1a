package io.dataflow.broker;

import io.dataflow.contract.credential.CredentialChanges;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks bridges for changes of devices' credentials, the same one until it doesn't answer, then the next. */
final class BridgeQuestions {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final BridgeSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build();
    private int asked;

    BridgeQuestions(BridgeSettings settings) {
        this.settings = settings;
    }

    /** @throws IOException where the bridge whose turn it is gives no answer that makes sense */
    CredentialChanges after(long number) throws IOException, InterruptedException {
        URI bridge = settings.urls().get(asked % settings.urls().size());
        try {
            return ask(bridge, number);
        } catch (IOException e) {
            asked++;
            throw new IOException(
                    bridge + ": " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()), e);
        }
    }

    private CredentialChanges ask(URI bridge, long number) throws IOException, InterruptedException {
        String base = bridge.toString().replaceAll("/+$", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/brokers/credentials?after=" + number))
                .header("X-Broker-Token", settings.token())
                .timeout(ANSWER_WITHIN)
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("it answers with status " + answer.statusCode());
        }
        return CredentialChanges.parse(answer.body())
                .orElseThrow(() -> new IOException("its answer is no list of changes"));
    }
}
