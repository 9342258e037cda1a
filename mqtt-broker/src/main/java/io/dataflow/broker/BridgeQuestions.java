package io.dataflow.broker;

import io.dataflow.contract.credential.CredentialChanges;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks bridges for changes of devices' credentials, the same one until it doesn't answer, then the next. One that hangs is not waited
 * for long, so that a revoked key ends within about a second; only where none was quick enough, each gets more time.
 */
final class BridgeQuestions {

    private static final Logger LOG = LoggerFactory.getLogger(BridgeQuestions.class);
    private static final Duration ANSWER_SOON = Duration.ofMillis(700);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final BridgeSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_SOON).build();
    private int asked;
    private int failed;

    BridgeQuestions(BridgeSettings settings) {
        this.settings = settings;
    }

    /** @throws IOException where no bridge gives an answer that makes sense */
    CredentialChanges after(long number) throws IOException, InterruptedException {
        for (int others = settings.urls().size() - 1; others > 0; others--) {
            try {
                return askOne(number);
            } catch (IOException e) {
                LOG.debug("The next bridge is asked how devices stand", e);
            }
        }
        return askOne(number);
    }

    private CredentialChanges askOne(long number) throws IOException, InterruptedException {
        URI bridge = settings.urls().get(asked % settings.urls().size());
        try {
            CredentialChanges changes = ask(bridge, number);
            failed = 0;
            return changes;
        } catch (IOException e) {
            asked++;
            failed++;
            throw new IOException(
                    bridge + ": " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()), e);
        }
    }

    private CredentialChanges ask(URI bridge, long number) throws IOException, InterruptedException {
        String base = bridge.toString().replaceAll("/+$", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/brokers/credentials?after=" + number))
                .header("X-Broker-Token", settings.token())
                .timeout(failed < settings.urls().size() ? ANSWER_SOON : ANSWER_WITHIN)
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("it answers with status " + answer.statusCode());
        }
        return CredentialChanges.parse(answer.body())
                .orElseThrow(() -> new IOException("its answer is no list of changes"));
    }
}
