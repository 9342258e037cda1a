package io.dataflow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnvelopeFormatTests {

    private static final Envelope FULL = new Envelope(
            0xFEDC_BA98_7654_3210L,
            new SourceName("mqtt"),
            "devices/sensor_001/telemetry",
            Optional.of(new DeviceId("sensor_001")),
            Instant.parse("2025-10-13T10:45:00.123Z"),
            Optional.of("application/json"),
            Optional.of(new ReplyTo(Optional.of("devices/sensor_001/commands"), new byte[] {-1, 0, 7})),
            Map.of("message_id", "é😀"),
            new byte[] {0, -1, 10, '{'});

    /** As it was written before there were response topics. */
    private static final String VERSION_1 = "01fedcba987654321000000199dd2c6c5b000000046d7174740000001c"
            + "646576696365732f73656e736f725f3030312f74656c656d657472790000000a73656e736f725f30303100000010"
            + "6170706c69636174696f6e2f6a736f6e000000010000000a6d6573736167655f696400000006c3a9f09f988000ff0a7b";

    @Test
    void bringsBackEverythingThatWasWritten() throws MalformedEnvelope {
        assertThat(roundTrip(FULL)).usingRecursiveComparison().isEqualTo(FULL);
    }

    @Test
    void readsWhatWasWrittenInVersion1() throws MalformedEnvelope {
        Envelope withoutReply = new Envelope(
                FULL.deliveryId(),
                FULL.source(),
                FULL.topic(),
                FULL.device(),
                FULL.receivedAt(),
                FULL.contentType(),
                FULL.properties(),
                FULL.payload());
        assertThat(EnvelopeFormat.fromBytes(HexFormat.of().parseHex(VERSION_1)))
                .usingRecursiveComparison()
                .isEqualTo(withoutReply);
    }

    @Test
    void bringsBackCorrelationDataWithoutAResponseTopic() throws MalformedEnvelope {
        ReplyTo onlyCorrelation = new ReplyTo(Optional.empty(), new byte[] {1});
        Envelope envelope = new Envelope(
                1,
                FULL.source(),
                FULL.topic(),
                FULL.device(),
                FULL.receivedAt(),
                Optional.empty(),
                Optional.of(onlyCorrelation),
                Map.of(),
                FULL.payload());
        assertThat(roundTrip(envelope)).usingRecursiveComparison().isEqualTo(envelope);
    }

    @Test
    void bringsBackWhatIsAbsentAndEmpty() throws MalformedEnvelope {
        Envelope bare = new Envelope(
                0,
                new SourceName("http"),
                "",
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Map.of(),
                new byte[0]);
        assertThat(roundTrip(bare)).usingRecursiveComparison().isEqualTo(bare);
    }

    @Test
    void refusesEveryPrefixThatEndsBeforeThePayload() {
        byte[] whole = EnvelopeFormat.toBytes(FULL);
        int beforePayload = whole.length - FULL.payload().length;
        for (int length = 0; length < beforePayload; length++) {
            byte[] prefix = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(MalformedEnvelope.class).isThrownBy(() -> EnvelopeFormat.fromBytes(prefix));
        }
    }

    @Test
    void refusesOtherVersionsAndForeignEntriesByName() {
        assertThatExceptionOfType(MalformedEnvelope.class)
                .isThrownBy(() -> EnvelopeFormat.fromBytes("{\"temperature\":1}".getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("version 123");
    }

    @Test
    void neverFailsOtherThanAsMalformedWhateverTheBytes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = EnvelopeFormat.toBytes(FULL);
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                EnvelopeFormat.fromBytes(bytes);
            } catch (MalformedEnvelope expected) {
                assertThat(expected).hasMessageStartingWith("Not an envelope");
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static Envelope roundTrip(Envelope envelope) throws MalformedEnvelope {
        return EnvelopeFormat.fromBytes(EnvelopeFormat.toBytes(envelope));
    }
}
