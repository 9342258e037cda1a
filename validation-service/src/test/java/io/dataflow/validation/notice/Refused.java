package io.dataflow.validation.notice;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.ModelName;
import io.dataflow.contract.ReplyTo;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.Topics;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.quarantine.RejectedReading;
import io.dataflow.validation.verdict.Part;
import io.dataflow.validation.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refused readings of tests. */
final class Refused {

    static final DeviceId DEVICE = new DeviceId("sensor_001");
    static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00.123Z");
    static final Violation TOO_HOT =
            new Violation("/temperature", "999", "must be at most 125 °C", "Send a value of at most 125.");

    private static final DataModel MODEL = mock();

    static {
        when(MODEL.name()).thenReturn(new ModelName("sensor"));
        when(MODEL.version()).thenReturn(1);
    }

    private Refused() {}

    static RejectedReading reading(Violation... violations) {
        return reading(Map.of(), Optional.empty(), violations);
    }

    static RejectedReading reading(Map<String, String> properties, Optional<ReplyTo> reply, Violation... violations) {
        return reading(Topics.telemetry(DEVICE), Optional.of(DEVICE), reply, properties, violations);
    }

    static RejectedReading reading(
            String topic,
            Optional<DeviceId> device,
            Optional<ReplyTo> reply,
            Map<String, String> properties,
            Violation... violations) {
        Envelope envelope = new Envelope(
                4711,
                new SourceName("mqtt"),
                topic,
                device,
                RECEIVED,
                Optional.empty(),
                reply,
                properties,
                "{}".getBytes(StandardCharsets.UTF_8));
        return RejectedReading.of(
                envelope,
                new Verdict.Rejected(Optional.of(MODEL), device, Part.whole(envelope.payload()), List.of(violations)));
    }

    static Optional<ReplyTo> replyTo(String topic, String correlationData) {
        return Optional.of(new ReplyTo(Optional.of(topic), correlationData.getBytes(StandardCharsets.UTF_8)));
    }
}
