package io.dataflow.bridge.source.poller;

import io.dataflow.contract.Excerpt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Fetches from web APIs. Safe for use by any number of threads. */
@Component
class WebFetch {

    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final PollerSettings settings;
    private final Addresses addresses;
    private final InstantSource clock;

    @Autowired
    WebFetch(PollerSettings settings, InstantSource clock) {
        this(settings, clock, InetAddress::getAllByName);
    }

    WebFetch(PollerSettings settings, InstantSource clock, Addresses.NameService names) {
        this.settings = settings;
        this.addresses = new Addresses(settings.allowLinkLocal(), names);
        this.clock = clock;
    }

    /** Waits for the answer, at most as long as the settings let it. */
    Fetched fetch(PollRequest request, Validators validators) throws InterruptedException {
        Instant deadline = clock.instant().plus(settings.answerWithin());
        Hop hop = new Hop(request, false);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            switch (step(hop, validators, deadline)) {
                case Answered answered -> {
                    return answered.fetched();
                }
                case Hop next -> hop = next;
            }
        }
        return Fetched.Failed.because("The server redirects more than " + MOST_REDIRECTS
                + " times, perhaps in a circle; give the address at which the readings are");
    }

    /** What one exchange led to. */
    private sealed interface Step {}

    private record Answered(Fetched fetched) implements Step {}

    /**
     * The next.
     *
     * @param sentByStrangers whether somebody outside of the own network may have redirected there
     */
    private record Hop(PollRequest request, boolean sentByStrangers) implements Step {}

    private Step step(Hop hop, Validators validators, Instant deadline) throws InterruptedException {
        URI url = hop.request().url();
        return switch (hop.sentByStrangers() ? addresses.ofStrangers(url) : addresses.of(url)) {
            case Addresses.Refused refused -> failed(refused.words());
            case Addresses.Found found ->
                asked(
                        new Hop(hop.request(), hop.sentByStrangers() || found.mayBePublic()),
                        found,
                        validators,
                        deadline);
        };
    }

    private Step asked(Hop hop, Addresses.Found at, Validators validators, Instant deadline)
            throws InterruptedException {
        long millis = Math.max(1, Duration.between(clock.instant(), deadline).toMillis());
        WebExchange exchange =
                new WebExchange(hop.request(), validators, at.addresses(), largest(), settings.answerWithin());
        FutureTask<WebExchange.Answer> answer = new FutureTask<>(exchange);
        Thread.ofVirtual().name("web-exchange").start(answer);
        try {
            return stepOf(hop, answer.get(millis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return failed("The server did not answer in full within "
                    + settings.answerWithin().toSeconds() + " s");
        } catch (ExecutionException e) {
            return failed("The server can't be asked: " + inWords(e.getCause()));
        } finally {
            exchange.cancel();
        }
    }

    private int largest() {
        return Math.toIntExact(settings.largestAnswer().toBytes());
    }

    private Step stepOf(Hop hop, WebExchange.Answer answer) {
        int status = answer.status();
        if (REDIRECTS.contains(status)) {
            return redirected(hop, answer);
        }
        if (status == 304) {
            return new Answered(new Fetched.Unchanged(status));
        }
        return status >= 200 && status < 300 ? new Answered(fresh(answer)) : new Answered(refused(answer));
    }

    private Step redirected(Hop hop, WebExchange.Answer answer) {
        PollRequest request = hop.request();
        Optional<String> location = answer.headers().firstValue("Location");
        try {
            return location.map(text -> request.url().resolve(text))
                    .<Step>map(to -> new Hop(PollRedirects.follow(request, answer.status(), to), hop.sentByStrangers()))
                    .orElseGet(() -> failed("The server redirects without saying where to", answer.status()));
        } catch (IllegalArgumentException e) {
            return failed(
                    "The server redirects to '" + Excerpt.of(location.orElse("")) + "', which a poller can't follow",
                    answer.status());
        }
    }

    private Fetched fresh(WebExchange.Answer answer) {
        try {
            Optional<byte[]> body = answer.body().isPresent()
                    ? unpacked(answer.headers(), answer.body().get())
                    : Optional.empty();
            return body.<Fetched>map(bytes -> new Fetched.Fresh(answer.status(), bytes, validators(answer.headers())))
                    .orElseGet(() -> failure(
                            "The answer has more than the "
                                    + settings.largestAnswer().toKilobytes()
                                    + " KB that dataflow.poller.largest-answer allows",
                            answer.status()));
        } catch (IOException e) {
            return failure("The answer says it is gzip and can't be unpacked", answer.status());
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

    private Fetched refused(WebExchange.Answer answer) {
        Optional<Duration> retryAfter =
                answer.headers().firstValue("Retry-After").flatMap(header -> RetryAfter.parse(header, clock.instant()));
        String words = "The server answered with status " + answer.status() + hint(answer.status());
        return new Fetched.Failed(words, OptionalInt.of(answer.status()), retryAfter);
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
