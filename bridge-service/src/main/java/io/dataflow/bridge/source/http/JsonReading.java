package io.dataflow.bridge.source.http;

import io.dataflow.contract.Envelope;
import io.dataflow.contract.Excerpt;
import io.dataflow.contract.MessageId;
import io.dataflow.platform.problem.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads as much of a body as has to be known before it is taken: that it is one JSON object, and the message id it will have. */
@Component
class JsonReading {

    private static final String TITLE = "Not a JSON object";
    private static final String REMEDY = " Send one JSON object, for example"
            + " {\"device_id\":\"sensor_001\",\"temperature\":21.5,\"timestamp\":\"2026-03-01T12:00:00Z\"}.";
    private static final String OWN_ID = "message_id";
    private static final String TIME = "timestamp";
    private static final int LONGEST_OWN_ID = 256;

    private final ObjectReader reader = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    /** @throws Problem 400 that says what the body is instead */
    JsonNode object(byte[] body) {
        if (body.length == 0) {
            throw Problem.badRequest(TITLE, "The body is empty." + REMEDY);
        }
        JsonNode read = parsed(body);
        if (!read.isObject()) {
            throw Problem.badRequest(TITLE, "The body is " + kind(read) + "." + REMEDY);
        }
        return read;
    }

    private JsonNode parsed(byte[] body) {
        try {
            return reader.readTree(body);
        } catch (JacksonException e) {
            throw Problem.badRequest(
                    TITLE,
                    "The body is not JSON" + where(e) + ": " + Excerpt.of(e.getOriginalMessage()) + "." + REMEDY);
        }
    }

    private static String where(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static String kind(JsonNode read) {
        return switch (read.getNodeType()) {
            case ARRAY -> "an array";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case MISSING -> "empty";
            case OBJECT, POJO, BINARY -> "something else";
        };
    }

    /**
     * The message id that the reading will be stored under, if its model calls the time {@code timestamp}: of its own
     * {@code message_id}, else of its content where it has a time, else of the delivery.
     */
    static MessageId messageId(JsonNode object, Envelope envelope) {
        JsonNode own = object.path(OWN_ID);
        if (own.isIntegralNumber() || own.isString() && usable(own.asString())) {
            return MessageId.ofOwnId(own.asString());
        }
        return object.hasNonNull(TIME)
                ? MessageId.ofContent(envelope.topic(), envelope.payload())
                : MessageId.ofDelivery(envelope.deliveryId());
    }

    private static boolean usable(String ownId) {
        return !ownId.isEmpty() && ownId.length() <= LONGEST_OWN_ID;
    }
}
