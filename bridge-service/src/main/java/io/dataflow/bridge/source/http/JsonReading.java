package io.dataflow.bridge.source.http;

import io.dataflow.bridge.source.http.body.Refusal;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.Excerpt;
import io.dataflow.contract.MessageId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads as much of a reading as has to be known before it is taken: that it is one JSON object, and the message id it will have. It
 * keeps nothing else of it, because a reading as a tree can be many times as large.
 */
@Component
class JsonReading {

    private static final String RULE = "must be a JSON object";
    private static final String REMEDY = "Send one JSON object, for example"
            + " {\"device_id\":\"sensor_001\",\"temperature\":21.5,\"timestamp\":\"2026-03-01T12:00:00Z\"}.";
    private static final String LINES_REMEDY =
            "Send one JSON object, an array of objects, or an object a line as" + " application/x-ndjson.";
    private static final String OWN_ID = "message_id";
    private static final String TIME = "timestamp";
    private static final int LONGEST_OWN_ID = 256;

    private final JsonMapper mapper = JsonMapper.builder().build();

    /**
     * Finds the message id that the reading will be stored under, if its model calls the time {@code timestamp}: of its own
     * {@code message_id}, else of its content where it has a time, else of the delivery.
     */
    Look look(Envelope envelope) {
        if (envelope.payload().length == 0) {
            return unfit(envelope, "must be a JSON object, but is empty", REMEDY);
        }
        try (JsonParser parser = mapper.createParser(envelope.payload())) {
            JsonToken first = parser.nextToken();
            return first == JsonToken.START_OBJECT
                    ? object(parser, envelope)
                    : unfit(envelope, RULE + ", but is " + kind(first), REMEDY);
        } catch (StreamConstraintsException e) {
            return unfit(
                    envelope,
                    "must not be so deep or long: " + Excerpt.of(e.getOriginalMessage()),
                    "Send less in one reading.");
        } catch (JacksonException e) {
            return unfit(
                    envelope,
                    RULE + ", but is not JSON" + where(e) + ": " + Excerpt.of(e.getOriginalMessage()),
                    REMEDY);
        }
    }

    private static Look object(JsonParser parser, Envelope envelope) {
        Optional<String> ownId = Optional.empty();
        boolean timed = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals(OWN_ID)) {
                ownId = ownId(parser, value);
            } else if (name.equals(TIME)) {
                timed = value != JsonToken.VALUE_NULL;
            }
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            return unfit(envelope, RULE + ", but is not JSON: more follows where the object has ended", LINES_REMEDY);
        }
        return new Look.Named(id(ownId, timed, envelope));
    }

    private static MessageId id(Optional<String> ownId, boolean timed, Envelope envelope) {
        if (ownId.isPresent()) {
            return MessageId.ofOwnId(ownId.get());
        }
        return timed
                ? MessageId.ofContent(envelope.topic(), envelope.payload())
                : MessageId.ofDelivery(envelope.deliveryId());
    }

    private static Optional<String> ownId(JsonParser parser, JsonToken value) {
        return switch (value) {
            case VALUE_NUMBER_INT -> Optional.of(parser.getNumberValue().toString());
            case VALUE_STRING -> Optional.of(parser.getString()).filter(JsonReading::usable);
            default -> Optional.empty();
        };
    }

    private static boolean usable(String ownId) {
        return !ownId.isEmpty() && ownId.length() <= LONGEST_OWN_ID;
    }

    private static Look unfit(Envelope envelope, String rule, String remedy) {
        return new Look.Unfit(Refusal.notAnObject(envelope.payload(), rule, remedy));
    }

    private static String where(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static String kind(@Nullable JsonToken first) {
        return switch (first) {
            case null -> "empty";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }
}
