package io.dataflow.validation.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.MessageId;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.Topics;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.ModelJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Judges the cases in {@code src/test/resources/verdict}: a folder each with {@code payload}, {@code expected}, and where they
 * matter {@code device} (of the topic), {@code message_id} (the user property) and {@code model.json}.
 */
class VerdictCasesTests {

    private static final Path CASES = Path.of("src/test/resources/verdict");
    private static final Instant RECEIVED = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final long DELIVERY = 42;

    @TestFactory
    Stream<DynamicTest> judgesAsExpected() throws IOException {
        return Files.list(CASES)
                .filter(Files::isDirectory)
                .sorted()
                .map(folder ->
                        DynamicTest.dynamicTest(folder.getFileName().toString(), () -> judgesAsExpected(folder)));
    }

    private static void judgesAsExpected(Path folder) throws IOException {
        String model = text(folder, "model.json").orElse(Files.readString(CASES.resolve("model.json")));
        Envelope envelope = envelope(folder);
        List<Verdict> verdicts = new Judge(ModelJson.read(model)).judge(envelope);
        assertThat(described(verdicts, envelope).strip())
                .isEqualTo(Files.readString(folder.resolve("expected")).strip());
    }

    private static Envelope envelope(Path folder) throws IOException {
        Optional<DeviceId> device = text(folder, "device").map(String::strip).map(DeviceId::new);
        Map<String, String> properties = text(folder, "message_id")
                .map(id -> Map.of(Envelope.MESSAGE_ID_PROPERTY, id.strip()))
                .orElse(Map.of());
        return new Envelope(
                DELIVERY,
                new SourceName("test"),
                device.map(Topics::telemetry).orElse("some/topic"),
                device,
                RECEIVED,
                Optional.empty(),
                properties,
                Files.readAllBytes(folder.resolve("payload")));
    }

    private static String described(List<Verdict> verdicts, Envelope envelope) {
        return verdicts.stream().map(verdict -> described(verdict, envelope)).collect(Collectors.joining("\n"));
    }

    private static String described(Verdict verdict, Envelope envelope) {
        return switch (verdict) {
            case Verdict.Rejected rejected ->
                "rejected\n"
                        + rejected.violations().stream()
                                .map(VerdictCasesTests::described)
                                .collect(Collectors.joining("\n"));
            case Verdict.Accepted accepted -> "accepted\n" + described(accepted.reading(), envelope);
        };
    }

    private static String described(Violation violation) {
        assertThat(violation.remedy()).isNotBlank();
        return violation.pointer() + " | " + violation.value() + " | " + violation.rule();
    }

    private static String described(Reading reading, Envelope envelope) {
        StringBuilder text = new StringBuilder("device " + reading.device() + "\nts " + reading.ts());
        text.append("\nid ").append(idKind(reading.messageId(), envelope));
        for (int i = 0; i < reading.values().size(); i++) {
            Object value = reading.values().get(i);
            if (value != null) {
                text.append('\n')
                        .append(reading.model().fields().get(i).name())
                        .append(' ')
                        .append(value);
            }
        }
        reading.extras().ifPresent(extras -> text.append("\nextras ").append(extras));
        return text.toString();
    }

    private static String idKind(MessageId id, Envelope envelope) {
        if (id.equals(MessageId.ofDelivery(DELIVERY))) {
            return "of the delivery";
        }
        return id.equals(MessageId.ofContent(envelope.topic(), envelope.payload())) ? "of the content" : id.toString();
    }

    private static Optional<String> text(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }
}
