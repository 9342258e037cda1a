package io.dataflow.bridge.source.mqtt;

import io.dataflow.contract.Counted;
import io.dataflow.contract.Violation;
import io.dataflow.platform.audit.AuditLog;
import io.dataflow.platform.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators publish a message to the broker. */
@RestController
@Tag(name = "MQTT", description = "Messages to the broker")
class PublishApi {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final MqttPublisher publisher;
    private final AuditLog audit;
    private final DataSize largest;

    PublishApi(MqttPublisher publisher, AuditLog audit, MqttSettings settings) {
        this.publisher = publisher;
        this.audit = audit;
        this.largest = settings.largestPublished();
    }

    /** Answers once the broker has the message. */
    @Operation(
            summary = "Publishes an MQTT message",
            description =
                    "Answers once the broker has acknowledged it. The payload is text (payload) or base64 (payload_base64);"
                            + " qos is 0, 1 (default) or 2; retain is false by default; message_expiry is in seconds.")
    @PostMapping("/mqtt/publish")
    @PreAuthorize("hasRole('OPERATOR')")
    Published publish(@RequestBody PublishRequest request) {
        List<Violation> violations = request.violations(largest);
        if (!violations.isEmpty()) {
            throw Problem.invalid("The message was not published.", violations);
        }
        int bytes = request.bytes().length;
        try {
            publisher.publish(request.topicText(), request.message());
        } catch (BrokerUnavailable e) {
            throw Problem.unavailable(
                    "The broker does not answer",
                    "The message may not have been published: " + e.getMessage() + ". Try again later.",
                    RETRY_AFTER);
        }
        audit.record(
                "publish",
                request.topicText(),
                Counted.of(bytes, "byte") + ", QoS " + request.quality() + (request.retained() ? ", retained" : ""));
        return new Published(request.topicText(), bytes);
    }

    /** What was published. */
    record Published(String topic, int bytes) {}
}
