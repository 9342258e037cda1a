package io.dataflow.bridge.source.poller;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dataflow.contract.Counted;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Finds readings in an answer; digits of numbers are kept as they were sent. */
final class Finding {

    private static final int NAMED_FIELDS = 8;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final AnswerRule rule;
    private final int mostReadings;

    Finding(AnswerRule rule, int mostReadings) {
        this.rule = rule;
        this.mostReadings = mostReadings;
    }

    Found in(byte[] answer) {
        try {
            return switch (rule.format()) {
                case JSON -> inJson(JSON.readTree(answer));
                case CSV -> all(new CsvAnswer(JSON).rows(answer));
            };
        } catch (JacksonException e) {
            return new Found.Nothing("The answer is not " + rule.format() + where(e) + ": "
                    + Excerpt.of(e.getOriginalMessage()) + ". It begins with '"
                    + Excerpt.of(new String(answer, 0, Math.min(answer.length, 200), UTF_8)) + "'");
        }
    }

    private static String where(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private Found inJson(JsonNode answer) {
        JsonNode there = answer.at(rule.pointer());
        if (there.isMissingNode()) {
            return new Found.Nothing(whatIsThereInstead(answer));
        }
        if (there.isObject()) {
            return all(List.of(there));
        }
        return there.isArray() ? all(elements(there)) : new Found.Nothing(noReading(there, place(rule.pointer())));
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    private Found all(List<JsonNode> nodes) {
        if (nodes.size() > mostReadings) {
            return new Found.Nothing("The answer has " + nodes.size() + " readings, more than the " + mostReadings
                    + " that dataflow.poller.most-readings allows");
        }
        List<Found.Reading> readings = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (!nodes.get(i).isObject()) {
                return new Found.Nothing(noReading(nodes.get(i), place(rule.pointer()) + "/" + i));
            }
            readings.add(new Found.Reading(device(nodes.get(i)), JSON.writeValueAsBytes(nodes.get(i))));
        }
        return new Found.Readings(readings);
    }

    /** Empty where the field is missing or names none; validation then says so to whoever looks after the readings. */
    private Optional<DeviceId> device(JsonNode reading) {
        if (rule.device().isPresent() || rule.deviceField().isEmpty()) {
            return rule.device();
        }
        JsonNode named = reading.path(rule.deviceField());
        return named.isString() || named.isIntegralNumber() ? DeviceId.parse(named.asString()) : Optional.empty();
    }

    private static String noReading(JsonNode there, String place) {
        return "There is " + kind(there) + " at " + place
                + ", and a reading is an object such as {\"temperature\": 21.5};"
                + " point to an object, or to an array of objects";
    }

    private String whatIsThereInstead(JsonNode answer) {
        JsonNode reached = answer;
        JsonPointer rest = rule.pointer();
        StringBuilder path = new StringBuilder();
        while (!rest.matches() && !next(reached, rest).isMissingNode()) {
            reached = next(reached, rest);
            path.append('/').append(rest.getMatchingProperty());
            rest = rest.tail();
        }
        return "There is nothing at " + rule.pointer() + ": " + (path.isEmpty() ? "the answer" : path) + " is "
                + kind(reached) + inside(reached);
    }

    private static JsonNode next(JsonNode reached, JsonPointer rest) {
        return reached.isArray() ? reached.path(rest.getMatchingIndex()) : reached.path(rest.getMatchingProperty());
    }

    private static String inside(JsonNode node) {
        if (node.isArray()) {
            return " of " + Counted.of(node.size(), "element");
        }
        if (!node.isObject()) {
            return "";
        }
        List<String> names = node.propertyNames().stream()
                .limit(NAMED_FIELDS)
                .map(Excerpt::of)
                .toList();
        String more = node.size() > NAMED_FIELDS ? " and " + (node.size() - NAMED_FIELDS) + " more" : "";
        return names.isEmpty() ? " without fields" : " with the fields " + String.join(", ", names) + more;
    }

    private static String place(JsonPointer pointer) {
        return pointer.matches() ? "the top of the answer" : pointer.toString();
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "an array";
            case STRING, BINARY -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case MISSING -> "nothing";
        };
    }
}
