package io.dataflow.bridge.source.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dataflow.contract.Violation;
import io.dataflow.platform.audit.AuditLog;
import io.dataflow.platform.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators publish a message to the broker. */
@RestController
@Tag(name = "MQTT", description = "Messages to the broker")
class PublishApi {

    private static final int LONGEST_TOPIC = 65_535;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final MqttPublisher publisher;
    private final AuditLog audit;

    PublishApi(MqttPublisher publisher, AuditLog audit) {
        this.publisher = publisher;
        this.audit = audit;
    }

    /** Answers once the broker has the message. */
    @Operation(
            summary = "Publishes an MQTT message",
            description =
                    "Answers once the broker has acknowledged it. qos is 0, 1 (default) or 2; retain is false by default.")
    @PostMapping("/mqtt/publish")
    @PreAuthorize("hasRole('OPERATOR')")
    Published publish(@RequestBody Message message) {
        List<Violation> violations = message.violations();
        if (!violations.isEmpty()) {
            throw Problem.invalid("The message was not published.", violations);
        }
        byte[] payload = message.payloadText().getBytes(UTF_8);
        try {
            publisher.publish(message.topicText(), payload, message.quality(), message.retained());
        } catch (BrokerUnavailable e) {
            throw Problem.unavailable(
                    "The broker does not answer",
                    "The message may not have been published: " + e.getMessage() + ". Try again later.",
                    RETRY_AFTER);
        }
        audit.record(
                "publish",
                message.topicText(),
                payload.length + " bytes, QoS " + message.quality() + (message.retained() ? ", retained" : ""));
        return new Published(message.topicText(), payload.length);
    }

    /** What is to be published, as it was sent. */
    record Message(
            @Nullable String topic,
            @Nullable String payload,
            @Nullable Integer qos,
            @Nullable Boolean retain) {

        String topicText() {
            return topic == null ? "" : topic;
        }

        String payloadText() {
            return payload == null ? "" : payload;
        }

        int quality() {
            return qos == null ? 1 : qos;
        }

        boolean retained() {
            return retain != null && retain;
        }

        List<Violation> violations() {
            List<Violation> violations = new ArrayList<>();
            topicRule()
                    .ifPresent(rule -> violations.add(new Violation(
                            "/topic", topicText(), rule, "Send a topic like devices/sensor_001/commands.")));
            if (payload == null) {
                violations.add(
                        new Violation("/payload", "", "is required", "Send the payload as text; it may be empty."));
            }
            if (quality() < 0 || quality() > 2) {
                violations.add(
                        new Violation("/qos", String.valueOf(qos), "must be 0, 1 or 2", "Send 1, or leave it out."));
            }
            return violations;
        }

        private Optional<String> topicRule() {
            String text = topicText();
            if (text.isBlank()) {
                return Optional.of("is required");
            }
            if (text.contains("+") || text.contains("#")) {
                return Optional.of("must not have the wildcards + and #");
            }
            if (text.startsWith("$") || text.indexOf('\0') >= 0 || text.getBytes(UTF_8).length > LONGEST_TOPIC) {
                return Optional.of("must not begin with $, hold a NUL, or be longer than " + LONGEST_TOPIC + " bytes");
            }
            return Optional.empty();
        }
    }

    /** What was published. */
    record Published(String topic, int bytes) {}
}
