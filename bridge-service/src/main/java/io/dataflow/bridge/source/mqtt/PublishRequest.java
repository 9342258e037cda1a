package io.dataflow.bridge.source.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dataflow.contract.Violation;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What is to be published, as it was sent.
 *
 * @param payload as text
 * @param payloadBase64 as base64, where it is no text; one of the two is needed
 * @param qos 0, 1 (default) or 2
 * @param retain whether the broker keeps it as the topic's last message
 * @param userProperties by name
 * @param responseTopic where an answer is awaited
 * @param correlationData as text, by which the answer is recognized
 * @param messageExpiry seconds after which the broker delivers it to nobody any more
 */
record PublishRequest(
        @Nullable String topic,
        @Nullable String payload,
        @Nullable String payloadBase64,
        @Nullable Integer qos,
        @Nullable Boolean retain,
        @Nullable Map<String, @Nullable String> userProperties,
        @Nullable String contentType,
        @Nullable String responseTopic,
        @Nullable String correlationData,
        @Nullable Long messageExpiry) {

    private static final int LONGEST_TEXT = 65_535;
    private static final long LONGEST_EXPIRY = 4_294_967_295L;
    private static final int MOST_PROPERTIES = 100;

    String topicText() {
        return topic == null ? "" : topic;
    }

    int quality() {
        return qos == null ? 1 : qos;
    }

    boolean retained() {
        return retain != null && retain;
    }

    /** Everything that is wrong with it; where nothing is, {@link #message} can be called. */
    List<Violation> violations(DataSize largest) {
        List<Violation> violations = new ArrayList<>();
        Stream.of(topicViolation(), payloadViolation(largest), qosViolation(), expiryViolation())
                .flatMap(Optional::stream)
                .forEach(violations::add);
        addProperties(violations);
        return violations;
    }

    private Optional<Violation> topicViolation() {
        return topicRule(topicText())
                .map(rule ->
                        new Violation("/topic", topicText(), rule, "Send a topic like devices/sensor_001/commands."));
    }

    private Optional<Violation> qosViolation() {
        return quality() < 0 || quality() > 2
                ? Optional.of(
                        new Violation("/qos", String.valueOf(qos), "must be 0, 1 or 2", "Send 1, or leave it out."))
                : Optional.empty();
    }

    private Optional<Violation> expiryViolation() {
        return Optional.ofNullable(messageExpiry)
                .filter(seconds -> seconds < 1 || seconds > LONGEST_EXPIRY)
                .map(seconds -> new Violation(
                        "/message_expiry",
                        seconds.toString(),
                        "must be from 1 to " + LONGEST_EXPIRY + " seconds",
                        "Send 60, or leave it out for no limit."));
    }

    private Optional<Violation> payloadViolation(DataSize largest) {
        if ((payload == null) == (payloadBase64 == null)) {
            return Optional.of(new Violation(
                    "/payload",
                    "",
                    payload == null ? "is required" : "must not be given twice, as text and as base64",
                    "Send the payload as text, which may be empty, or as payload_base64."));
        }
        try {
            return sizeViolation(size(), largest);
        } catch (IllegalArgumentException e) {
            return Optional.of(new Violation(
                    "/payload_base64",
                    String.valueOf(payloadBase64),
                    "has to be base64",
                    "Encode the bytes as RFC 4648 says, or send text as payload."));
        }
    }

    private Optional<Violation> sizeViolation(long bytes, DataSize largest) {
        return bytes <= largest.toBytes()
                ? Optional.empty()
                : Optional.of(
                        new Violation(
                                payload == null ? "/payload_base64" : "/payload",
                                bytes + " bytes",
                                "must not have more than " + largest.toBytes() + " bytes, with topic and properties",
                                "Send less in one message, or raise dataflow.mqtt.largest-published if the broker takes more."));
    }

    /** @throws IllegalArgumentException if the payload is given as base64 and isn't */
    private long size() {
        Stream<String> texts = Stream.of(topic, contentType, responseTopic, correlationData)
                .flatMap(text -> Optional.ofNullable(text).stream());
        Stream<String> pairs = properties().entrySet().stream().map(pair -> pair.getKey() + pair.getValue());
        return bytes().length
                + Stream.concat(texts, pairs)
                        .mapToLong(text -> text.getBytes(UTF_8).length)
                        .sum();
    }

    private void addProperties(List<Violation> violations) {
        addUnlessText(violations, "/content_type", contentType, "Send a type like application/json.");
        addUnlessText(violations, "/correlation_data", correlationData, "Send a short text.");
        if (responseTopic != null && !responseTopic.isEmpty()) {
            topicRule(responseTopic)
                    .ifPresent(rule -> violations.add(new Violation(
                            "/response_topic", responseTopic, rule, "Send a topic like answers/42, or leave it out.")));
        }
        addUserProperties(violations);
    }

    private void addUserProperties(List<Violation> violations) {
        if (properties().size() > MOST_PROPERTIES) {
            violations.add(new Violation(
                    "/user_properties", "", "must not be more than " + MOST_PROPERTIES, "Leave some out."));
        }
        properties().forEach((name, value) -> {
            if (name.isEmpty() || value == null || !isMqttText(name) || !isMqttText(value)) {
                violations.add(new Violation(
                        "/user_properties",
                        name,
                        "must be texts by name, without control characters",
                        "Send an object such as {\"priority\": \"high\"}."));
            }
        });
    }

    private static void addUnlessText(
            List<Violation> violations, String pointer, @Nullable String text, String remedy) {
        if (text != null && !isMqttText(text)) {
            violations.add(new Violation(
                    pointer,
                    text,
                    "must not hold control characters or be longer than " + LONGEST_TEXT + " bytes",
                    remedy));
        }
    }

    private Map<String, @Nullable String> properties() {
        return userProperties == null ? Map.of() : new HashMap<>(userProperties);
    }

    /** @throws IllegalArgumentException if it is given as base64 and isn't */
    byte[] bytes() {
        return payloadBase64 == null
                ? Optional.ofNullable(payload).orElse("").getBytes(UTF_8)
                : Base64.getDecoder().decode(payloadBase64);
    }

    /** The message, of a request without violations. */
    MqttMessage message() {
        MqttProperties mqtt = new MqttProperties();
        List<UserProperty> pairs = new ArrayList<>();
        properties().forEach((name, value) -> pairs.add(new UserProperty(name, value)));
        mqtt.setUserProperties(pairs);
        given(contentType).ifPresent(mqtt::setContentType);
        given(responseTopic).ifPresent(mqtt::setResponseTopic);
        given(correlationData).map(text -> text.getBytes(UTF_8)).ifPresent(mqtt::setCorrelationData);
        Optional.ofNullable(messageExpiry).ifPresent(mqtt::setMessageExpiryInterval);
        return new MqttMessage(bytes(), quality(), retained(), mqtt);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(some -> !some.isEmpty());
    }

    private static Optional<String> topicRule(String text) {
        if (text.isBlank()) {
            return Optional.of("is required");
        }
        if (text.contains("+") || text.contains("#")) {
            return Optional.of("must not have the wildcards + and #");
        }
        return text.startsWith("$") || !isMqttText(text)
                ? Optional.of(
                        "must not begin with $, hold control characters, or be longer than " + LONGEST_TEXT + " bytes")
                : Optional.empty();
    }

    /** Whether MQTT 5 can carry it as a text: whole characters, none of them a control character, and not too many. */
    private static boolean isMqttText(String text) {
        return text.codePoints().noneMatch(PublishRequest::isForbidden) && text.getBytes(UTF_8).length <= LONGEST_TEXT;
    }

    private static boolean isForbidden(int character) {
        boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        boolean noCharacter = (character & 0xfffe) == 0xfffe || character >= 0xfdd0 && character <= 0xfdef;
        return Character.isISOControl(character) || half || noCharacter;
    }
}
