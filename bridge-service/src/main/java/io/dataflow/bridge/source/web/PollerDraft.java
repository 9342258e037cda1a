package io.dataflow.bridge.source.web;

import static io.dataflow.bridge.source.web.SourceDraft.text;

import io.dataflow.bridge.source.poller.AnswerFormat;
import io.dataflow.bridge.source.poller.AnswerRule;
import io.dataflow.bridge.source.poller.PollMethod;
import io.dataflow.bridge.source.poller.PollPlan;
import io.dataflow.bridge.source.poller.PollRequest;
import io.dataflow.contract.DeviceId;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * What a poller is to do, as it was sent.
 *
 * @param url http or https
 * @param method GET (default) or POST
 * @param body what a POST sends
 * @param headers by name; where the value is null or empty, the one that was sent before is kept
 * @param everySeconds from one fetch to the next
 * @param format json (default) or csv
 * @param pointer to the reading or the array of readings in JSON; the whole answer by default
 * @param device whose readings they all are
 * @param deviceField the field of a reading that names its device
 */
record PollerDraft(
        @Nullable String url,
        @Nullable String method,
        @Nullable String body,
        @Nullable Map<String, @Nullable String> headers,
        @Nullable Double everySeconds,
        @Nullable String format,
        @Nullable String pointer,
        @Nullable String device,
        @Nullable String deviceField) {

    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_BODY = 16_000;
    private static final int LONGEST_POINTER = 1000;
    private static final int LONGEST_FIELD = 200;

    /** What it is to do, or empty where there are findings. */
    Optional<PollPlan> plan(Optional<PollPlan> before, Findings findings) {
        Optional<PollRequest> request = request(before, findings);
        Optional<AnswerRule> rule = rule(findings);
        Optional<Duration> every = every(findings);
        return findings.any() || request.isEmpty() || rule.isEmpty() || every.isEmpty()
                ? Optional.empty()
                : Optional.of(new PollPlan(request.get(), rule.get(), every.get()));
    }

    private Optional<PollRequest> request(Optional<PollPlan> before, Findings findings) {
        Optional<URI> to = address(findings);
        Optional<PollMethod> by = method(findings);
        checkBody(by, findings);
        if (to.isEmpty() || by.isEmpty()) {
            return Optional.empty();
        }
        PollRequest bare = new PollRequest(to.get(), by.get(), text(body), Map.of());
        Map<String, String> sent =
                new HeaderDrafts(headers == null ? Map.of() : headers).filled(bare, before, findings);
        return Optional.of(new PollRequest(to.get(), by.get(), text(body), sent));
    }

    private Optional<PollMethod> method(Findings findings) {
        Optional<PollMethod> by = Arrays.stream(PollMethod.values())
                .filter(one -> one.name().equals(method == null ? "GET" : method))
                .findFirst();
        if (by.isEmpty()) {
            findings.add("/poller/method", method, "must be GET or POST", "Send one of the two.");
        }
        return by;
    }

    private void checkBody(Optional<PollMethod> by, Findings findings) {
        boolean notSent = by.equals(Optional.of(PollMethod.GET)) && !text(body).isEmpty();
        if (notSent || text(body).length() > LONGEST_BODY) {
            findings.add(
                    "/poller/body",
                    body,
                    "is for POST only, and has at most " + LONGEST_BODY + " characters",
                    "Leave it out, or choose POST.");
        }
    }

    private Optional<URI> address(Findings findings) {
        if (text(url).length() > LONGEST_URL) {
            findings.add("/poller/url", url, "must not have more than " + LONGEST_URL + " characters", "Shorten it.");
            return Optional.empty();
        }
        return findings.parse(
                "/poller/url",
                url,
                sent -> new PollRequest(URI.create(sent.strip()), PollMethod.GET, "", Map.of()).url(),
                "has to begin with http:// or https://, name a host, and hold no user or password",
                "Send a URL like https://api.example.org/current; put credentials into a header.");
    }

    private Optional<AnswerRule> rule(Findings findings) {
        Optional<AnswerFormat> as = AnswerFormat.parse(format == null ? "json" : format);
        if (as.isEmpty()) {
            findings.add("/poller/format", format, "must be json or csv", "Send one of the two.");
        }
        Optional<JsonPointer> to = pointer(findings);
        Optional<DeviceId> whose = device(findings);
        checkDeviceField(whose, findings);
        return findings.any() || as.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(new AnswerRule(as.get(), to.get(), whose, text(deviceField)));
    }

    private void checkDeviceField(Optional<DeviceId> whose, Findings findings) {
        if (text(deviceField).length() > LONGEST_FIELD) {
            findings.add(
                    "/poller/device_field",
                    deviceField,
                    "must not have more than " + LONGEST_FIELD + " characters",
                    "Shorten it.");
        }
        if (whose.isPresent() && !text(deviceField).isEmpty()) {
            findings.add(
                    "/poller/device_field",
                    deviceField,
                    "can't be given beside a device",
                    "Leave one of the two out: a device for all readings, or the field that names it.");
        }
    }

    private Optional<JsonPointer> pointer(Findings findings) {
        String remedy = "Send a pointer like /current or /stations/0/readings, or leave it out for the whole answer.";
        if (!text(pointer).isEmpty() && "csv".equals(format)) {
            findings.add("/poller/pointer", pointer, "is for JSON", "Leave it out: every row is a reading.");
            return Optional.empty();
        }
        if (text(pointer).isEmpty()) {
            return Optional.of(JsonPointer.compile(""));
        }
        String rule = "has to be a JSON pointer: names or numbers, each after a slash";
        if (text(pointer).length() > LONGEST_POINTER) {
            findings.add("/poller/pointer", pointer, rule, remedy);
            return Optional.empty();
        }
        return findings.parse("/poller/pointer", pointer, JsonPointer::compile, rule, remedy);
    }

    private Optional<DeviceId> device(Findings findings) {
        return text(device).isEmpty()
                ? Optional.empty()
                : findings.parse(
                        "/poller/device",
                        device,
                        DeviceId::new,
                        "has to be " + DeviceId.RULE,
                        "Send a device id like weather_berlin, or leave it out.");
    }

    private Optional<Duration> every(Findings findings) {
        double seconds = everySeconds == null ? Double.NaN : everySeconds;
        if (seconds >= PollPlan.SHORTEST.toSeconds() && seconds <= PollPlan.LONGEST.toSeconds()) {
            return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
        }
        findings.add(
                "/poller/every_seconds",
                everySeconds == null ? "" : everySeconds.toString(),
                "must be from 1 to " + PollPlan.LONGEST.toSeconds() + " seconds",
                "Send 60 for once a minute.");
        return Optional.empty();
    }
}
