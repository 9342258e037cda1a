package io.dataflow.bridge.source.poller;

import io.dataflow.contract.Excerpt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.springframework.stereotype.Component;

/** Fetches from web APIs. Safe for use by any number of threads. */
@Component
class WebFetch {

    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final PollerSettings settings;
    private final Addresses addresses;
    private final InstantSource clock;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_WITHIN)
            .build();

    WebFetch(PollerSettings settings, InstantSource clock) {
        this.settings = settings;
        this.addresses = new Addresses(settings.allowLinkLocal());
        this.clock = clock;
    }

    /** Waits for the answer, at most as long as the settings let it. */
    Fetched fetch(PollRequest request, Validators validators) throws InterruptedException {
        Instant deadline = clock.instant().plus(settings.answerWithin());
        PollRequest next = request;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Optional<String> refusal = addresses.refusal(next.url());
            if (refusal.isPresent()) {
                return Fetched.Failed.because(refusal.get());
            }
            Step step = step(next, validators, deadline);
            switch (step) {
                case Answered answered -> {
                    return answered.fetched();
                }
                case Redirected redirected -> next = redirected.to();
            }
        }
        return Fetched.Failed.because("The server redirects more than " + MOST_REDIRECTS
                + " times, perhaps in a circle; give the address at which the readings are");
    }

    /** What one exchange led to. */
    private sealed interface Step {}

    private record Answered(Fetched fetched) implements Step {}

    private record Redirected(PollRequest to) implements Step {}

    private Step step(PollRequest request, Validators validators, Instant deadline) throws InterruptedException {
        long millis = Duration.between(clock.instant(), deadline).toMillis();
        CompletableFuture<HttpResponse<Optional<byte[]>>> answer =
                client.sendAsync(prepared(request, validators), head -> new LimitedBody(largest()));
        try {
            return stepOf(request, answer.get(Math.max(1, millis), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return failed("The server did not answer in full within "
                    + settings.answerWithin().toSeconds() + " s");
        } catch (ExecutionException e) {
            return failed("The server can't be asked: " + inWords(e.getCause()));
        } finally {
            answer.cancel(true);
        }
    }

    private int largest() {
        return Math.toIntExact(settings.largestAnswer().toBytes());
    }

    private HttpRequest prepared(PollRequest request, Validators validators) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.url())
                .setHeader("Accept", "application/json, text/csv, */*;q=0.5")
                .setHeader("Accept-Encoding", "gzip")
                .setHeader("User-Agent", "DataFlow");
        request.headers().forEach(builder::setHeader);
        if (!validators.etag().isEmpty()) {
            builder.setHeader("If-None-Match", validators.etag());
        }
        if (!validators.lastModified().isEmpty()) {
            builder.setHeader("If-Modified-Since", validators.lastModified());
        }
        return switch (request.method()) {
            case GET -> builder.GET().build();
            case POST -> builder.POST(BodyPublishers.ofString(request.body())).build();
        };
    }

    private Step stepOf(PollRequest request, HttpResponse<Optional<byte[]>> answer) {
        int status = answer.statusCode();
        if (REDIRECTS.contains(status)) {
            return redirected(request, answer);
        }
        if (status == 304) {
            return new Answered(new Fetched.Unchanged(status));
        }
        return status >= 200 && status < 300 ? new Answered(fresh(answer)) : new Answered(refused(answer));
    }

    private Step redirected(PollRequest request, HttpResponse<?> answer) {
        Optional<String> location = answer.headers().firstValue("Location");
        try {
            return location.map(text -> request.url().resolve(text))
                    .<Step>map(to -> new Redirected(PollRedirects.follow(request, answer.statusCode(), to)))
                    .orElseGet(() -> failed("The server redirects without saying where to", answer.statusCode()));
        } catch (IllegalArgumentException e) {
            return failed(
                    "The server redirects to '" + Excerpt.of(location.orElse("")) + "', which a poller can't follow",
                    answer.statusCode());
        }
    }

    private Fetched fresh(HttpResponse<Optional<byte[]>> answer) {
        try {
            Optional<byte[]> body = answer.body().isPresent()
                    ? unpacked(answer.headers(), answer.body().get())
                    : Optional.empty();
            return body.<Fetched>map(
                            bytes -> new Fetched.Fresh(answer.statusCode(), bytes, validators(answer.headers())))
                    .orElseGet(() -> failure(
                            "The answer has more than the "
                                    + settings.largestAnswer().toKilobytes()
                                    + " KB that dataflow.poller.largest-answer allows",
                            answer.statusCode()));
        } catch (IOException e) {
            return failure("The answer says it is gzip and can't be unpacked", answer.statusCode());
        }
    }

    private Optional<byte[]> unpacked(HttpHeaders headers, byte[] body) throws IOException {
        if (!headers.firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip")) {
            return Optional.of(body);
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] unpacked = in.readNBytes(largest() + 1);
            return unpacked.length > largest() ? Optional.empty() : Optional.of(unpacked);
        }
    }

    private static Validators validators(HttpHeaders headers) {
        return new Validators(
                headers.firstValue("ETag").orElse(""),
                headers.firstValue("Last-Modified").orElse(""));
    }

    private Fetched refused(HttpResponse<?> answer) {
        Optional<Duration> retryAfter =
                answer.headers().firstValue("Retry-After").flatMap(header -> RetryAfter.parse(header, clock.instant()));
        String words = "The server answered with status " + answer.statusCode() + hint(answer.statusCode());
        return new Fetched.Failed(words, OptionalInt.of(answer.statusCode()), retryAfter);
    }

    private static String hint(int status) {
        return switch (status) {
            case 401, 403 -> "; check the headers with which the poller signs in";
            case 404, 410 -> "; check the URL";
            case 429 -> "; it wants to be asked less often";
            default -> "";
        };
    }

    private static Fetched failure(String words, int status) {
        return new Fetched.Failed(words, OptionalInt.of(status), Optional.empty());
    }

    private static Step failed(String words, int status) {
        return new Answered(failure(words, status));
    }

    private static Step failed(String words) {
        return new Answered(Fetched.Failed.because(words));
    }

    private static String inWords(Throwable cause) {
        String kind = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? kind : kind + ", " + Excerpt.of(cause.getMessage());
    }
}
