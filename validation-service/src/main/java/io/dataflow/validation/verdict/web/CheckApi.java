package io.dataflow.validation.verdict.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.Topics;
import io.dataflow.contract.Violation;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.model.Checked;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelRegistry;
import io.dataflow.validation.modelling.ModelCheck;
import io.dataflow.validation.modelling.Versions;
import io.dataflow.validation.verdict.Judge;
import io.dataflow.validation.verdict.Judges;
import io.dataflow.validation.verdict.Reading;
import io.dataflow.validation.verdict.Verdict;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Says what would become of a payload; nothing is stored. */
@RestController
@Tag(name = "Models", description = "What readings have to look like")
class CheckApi {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final SourceName SOURCE = new SourceName("check");

    private final ModelRegistry models;
    private final Versions versions;
    private final Clock clock;

    CheckApi(ModelRegistry models, Versions versions, Clock clock) {
        this.models = models;
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * What would become of the payload.
     *
     * @param accepted whether all of it would be stored
     * @param model that judged it, the last of several; empty where none did
     * @param version of that model, 0 where none did
     * @param readings how what fits would be stored
     * @param violations why it would be refused, every reason
     */
    record Check(
            boolean accepted, String model, int version, List<CheckedReading> readings, List<Violation> violations) {}

    /** A reading as it would be stored. */
    record CheckedReading(String device, Instant ts, boolean dated, Map<String, Object> values, String extras) {

        static CheckedReading of(Reading reading) {
            return new CheckedReading(
                    reading.device().value(),
                    reading.ts(),
                    reading.dated(),
                    reading.byName(),
                    reading.extras().orElse(""));
        }
    }

    @Operation(
            summary = "What would become of a payload if a model judged it",
            description =
                    "The request's body, whatever it is, as if the device had published it; by the active version, or by any"
                            + " other, a draft as well.")
    @PostMapping(path = "/api/models/{name}/check", consumes = MediaType.ALL_VALUE)
    Check check(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String device,
            @RequestParam(required = false) @Nullable Integer version,
            InputStream body)
            throws IOException {
        DataModel model = version == null ? active(name) : versions.model(name, version);
        return check(judge(model), envelope(device, read(body)));
    }

    @Operation(
            summary =
                    "What is wrong with a model that is not saved, and what would become of a payload if it judged it",
            description = "The payload is text; without one, only the model is checked.")
    @PostMapping("/api/models/check")
    DocumentCheck check(@RequestBody Sample sample) {
        if (sample.model() == null) {
            throw Problem.badRequest("Nothing to check", "Send the model's document as 'model'.");
        }
        return switch (ModelCheck.of(sample.model())) {
            case Checked.Mistakes mistakes -> new DocumentCheck(false, mistakes.violations(), null);
            case Checked.Model found ->
                new DocumentCheck(
                        true,
                        List.of(),
                        sample.payload() == null
                                ? null
                                : check(
                                        new Judge(found.model()),
                                        envelope(
                                                sample.device(),
                                                sample.payload().getBytes(StandardCharsets.UTF_8))));
        };
    }

    /** A model that is not saved, and a payload to try it on. */
    record Sample(
            @Nullable JsonNode model,
            @Nullable String payload,
            @Nullable String device) {}

    /**
     * What is wrong with a model.
     *
     * @param check of the payload; left out where there is none, or the model has mistakes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DocumentCheck(
            boolean valid,
            List<Violation> modelViolations,
            @Nullable Check check) {}

    @Operation(
            summary = "What would become of a payload of a source on a topic",
            description =
                    "Judged by whichever models are bound to them now. A topic devices/{id}/telemetry names the device.")
    @PostMapping(path = "/api/check", consumes = MediaType.ALL_VALUE)
    Check checkBound(
            @RequestParam String source,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(required = false) @Nullable String device,
            InputStream body)
            throws IOException {
        Optional<DeviceId> sender =
                device == null || device.isBlank() ? Topics.deviceOf(topic) : Optional.of(deviceId(device.strip()));
        Envelope envelope = new Envelope(
                0, sourceName(source), topic, sender, clock.instant(), Optional.empty(), Map.of(), read(body));
        return check(new Judges(models.active()).judge(envelope));
    }

    private DataModel active(String name) {
        return models.active()
                .named(name)
                .orElseThrow(() -> Problem.notFound("No such model", "No active model has the name '" + name + "'."));
    }

    private static Judge judge(DataModel model) {
        List<Violation> wrong = Judge.wrongDefaults(model);
        if (!wrong.isEmpty()) {
            throw Problem.invalid("The model has mistakes, so nothing can be judged by it.", wrong);
        }
        return new Judge(model);
    }

    private static Check check(Judge judge, Envelope envelope) {
        return check(judge.judge(envelope));
    }

    private static Check check(List<Verdict> verdicts) {
        List<CheckedReading> readings = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        Optional<DataModel> model = Optional.empty();
        for (Verdict verdict : verdicts) {
            switch (verdict) {
                case Verdict.Accepted accepted -> {
                    readings.add(CheckedReading.of(accepted.reading()));
                    model = Optional.of(accepted.reading().model());
                }
                case Verdict.Rejected rejected -> {
                    violations.addAll(rejected.violations());
                    model = rejected.model().isPresent() ? rejected.model() : model;
                }
            }
        }
        return new Check(
                violations.isEmpty(),
                model.map(one -> one.name().value()).orElse(""),
                model.map(DataModel::version).orElse(0),
                readings,
                violations);
    }

    private static byte[] read(InputStream body) throws IOException {
        return body.readNBytes(MOST_BYTES + 1);
    }

    private static SourceName sourceName(String text) {
        try {
            return new SourceName(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(
                    "Wrong parameter", "Parameter 'source' is no source's name; write one such as mqtt or http.");
        }
    }

    private Envelope envelope(@Nullable String device, byte[] payload) {
        Optional<DeviceId> sender =
                device == null || device.isBlank() ? Optional.empty() : Optional.of(deviceId(device.strip()));
        String topic = sender.map(Topics::telemetry).orElse("");
        return new Envelope(0, SOURCE, topic, sender, clock.instant(), Optional.empty(), Map.of(), payload);
    }

    private static DeviceId deviceId(String text) {
        return DeviceId.parse(text)
                .orElseThrow(() -> Problem.badRequest(
                        "Wrong parameter", "Parameter 'device' is no device id; write " + DeviceId.RULE + "."));
    }
}
