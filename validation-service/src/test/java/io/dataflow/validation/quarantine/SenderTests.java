package io.dataflow.validation.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.ReplyTo;
import io.dataflow.contract.SourceName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SenderTests {

    private static final DeviceId DEVICE = new DeviceId("sensor_001");
    private static final Optional<ReplyTo> REPLY = Optional.of(new ReplyTo(Optional.of("x"), new byte[0]));

    @Test
    void isTheDeviceOfTheTopicThatOnlyItMayPublishTo() {
        assertThat(Sender.of(envelope("devices/sensor_001/telemetry", Optional.of(DEVICE), Map.of())))
                .contains(new Sender(DEVICE, REPLY));
    }

    @Test
    void isTheDeviceWhoseCredentialWasShownOverHttp() {
        assertThat(Sender.of(envelope("/bridge/ingest/http", Optional.of(DEVICE), Map.of())))
                .contains(new Sender(DEVICE, REPLY));
    }

    @Test
    void isNobodyOnATopicThatNamesNoDevice() {
        assertThat(Sender.of(envelope("weather/hall", Optional.empty(), Map.of())))
                .isEmpty();
    }

    @Test
    void isNobodyWhereOnlyAPolledAnswerNamesADevice() {
        assertThat(Sender.of(envelope("pollers/weather", Optional.of(DEVICE), Map.of())))
                .isEmpty();
    }

    @Test
    void isNobodyWhereANoticeCameInAsAReading() {
        assertThat(Sender.of(envelope(
                        "devices/sensor_001/rejected",
                        Optional.of(DEVICE),
                        Map.of(Envelope.NOTICE_PROPERTY, "rejected"))))
                .isEmpty();
    }

    private static Envelope envelope(String topic, Optional<DeviceId> device, Map<String, String> properties) {
        return new Envelope(
                1,
                new SourceName("mqtt"),
                topic,
                device,
                Instant.parse("2026-03-01T12:00:00Z"),
                Optional.empty(),
                REPLY,
                properties,
                new byte[0]);
    }
}
