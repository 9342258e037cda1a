package io.dataflow.validation.verdict.web;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.Topics;
import io.dataflow.contract.Violation;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelRegistry;
import io.dataflow.validation.verdict.Judge;
import io.dataflow.validation.verdict.Reading;
import io.dataflow.validation.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Says what would become of a payload; nothing is stored. */
@RestController
class CheckApi {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final SourceName SOURCE = new SourceName("check");

    private final ModelRegistry models;
    private final Clock clock;

    CheckApi(ModelRegistry models, Clock clock) {
        this.models = models;
        this.clock = clock;
    }

    /**
     * What would become of the payload.
     *
     * @param accepted whether all of it would be stored
     * @param readings how what fits would be stored
     * @param violations why it would be refused, every reason
     */
    record Check(boolean accepted, int version, List<CheckedReading> readings, List<Violation> violations) {}

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

    /** Judges the request's body, whatever it is, as if the device had published it. */
    @PostMapping(path = "/api/models/{name}/check", consumes = MediaType.ALL_VALUE)
    Check check(@PathVariable String name, @RequestParam(required = false) @Nullable String device, InputStream body)
            throws IOException {
        DataModel model = models.active()
                .named(name)
                .orElseThrow(() -> Problem.notFound("No such model", "No active model has the name '" + name + "'."));
        byte[] payload = body.readNBytes(MOST_BYTES + 1);
        return check(new Judge(model), envelope(device, payload));
    }

    private static Check check(Judge judge, Envelope envelope) {
        List<CheckedReading> readings = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (Verdict verdict : judge.judge(envelope)) {
            switch (verdict) {
                case Verdict.Accepted accepted -> readings.add(CheckedReading.of(accepted.reading()));
                case Verdict.Rejected rejected -> violations.addAll(rejected.violations());
            }
        }
        return new Check(violations.isEmpty(), judge.model().version(), readings, violations);
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
