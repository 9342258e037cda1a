package io.dataflow.validation.schema;

import com.networknt.schema.Error;
import io.dataflow.contract.Counted;
import io.dataflow.contract.Excerpt;
import io.dataflow.contract.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Says in words what a schema finds wrong, and what to send instead. */
final class SchemaRules {

    private static final int MOST_NAMED = 20;
    private static final int MOST_ALTERNATIVES = 3;

    /** Their alternatives' errors say how close each came, which is one reason and not many. */
    private static final Set<String> OF_ALTERNATIVES = Set.of("anyOf", "oneOf", "contains", "propertyNames");

    private final JsonNode payload;

    private SchemaRules(JsonNode payload) {
        this.payload = payload;
    }

    /** One violation for each thing that is wrong, in the order in which they were found. */
    static List<Violation> violations(List<Error> errors, JsonNode payload) {
        SchemaRules rules = new SchemaRules(payload);
        Map<String, List<Error>> groups = new LinkedHashMap<>();
        for (Error error : errors) {
            groups.computeIfAbsent(group(error), key -> new ArrayList<>()).add(error);
        }
        return new ArrayList<>(new LinkedHashSet<>(
                groups.values().stream().map(rules::violation).toList()));
    }

    /** Errors with the same one are one reason: the alternatives of one keyword at one place. */
    private static String group(Error error) {
        String path = error.getEvaluationPath().toString();
        String[] steps = path.split("/", -1);
        for (int i = 1; i < steps.length; i++) {
            if (OF_ALTERNATIVES.contains(steps[i])
                    && !steps[i - 1].equals("properties")
                    && !steps[i - 1].equals("$defs")) {
                return String.join("/", List.of(steps).subList(0, i + 1));
            }
        }
        return path + ' ' + error.getInstanceLocation() + ' ' + error.getProperty();
    }

    private Violation violation(List<Error> errors) {
        Error first = errors.getFirst();
        if (errors.size() == 1 || errors.stream().noneMatch(SchemaRules::isOfAlternative)) {
            return single(first);
        }
        return alternatives(errors);
    }

    private static boolean isOfAlternative(Error error) {
        return error.getEvaluationPath().toString().matches(".*/(anyOf|oneOf)/[0-9]+/.*");
    }

    private Violation single(Error error) {
        String pointer = place(error);
        return new Violation(pointer, value(pointer), rule(error), remedy(error));
    }

    private Violation alternatives(List<Error> errors) {
        String pointer = errors.stream()
                .map(error -> error.getInstanceLocation().toString())
                .reduce(SchemaRules::common)
                .orElse("");
        String ways = errors.stream()
                .filter(SchemaRules::isOfAlternative)
                .map(error -> {
                    String within = place(error)
                            .substring(Math.min(pointer.length(), place(error).length()));
                    return within.isEmpty() ? rule(error) : within + " " + rule(error);
                })
                .distinct()
                .limit(MOST_ALTERNATIVES)
                .collect(Collectors.joining("; or "));
        return new Violation(
                pointer,
                value(pointer),
                "must fit one of the schema's alternatives: " + ways,
                "Send what one of them asks for.");
    }

    private static String common(String one, String other) {
        String[] ones = one.split("/", -1);
        String[] others = other.split("/", -1);
        int same = 0;
        while (same < Math.min(ones.length, others.length) && ones[same].equals(others[same])) {
            same++;
        }
        return String.join("/", List.of(ones).subList(0, same));
    }

    private static String place(Error error) {
        String location = error.getInstanceLocation().toString();
        return switch (error.getKeyword()) {
            case "dependentRequired" -> location + SchemaWalk.step(missing(error));
            case "required", "additionalProperties", "unevaluatedProperties" ->
                error.getProperty() == null ? location : location + SchemaWalk.step(error.getProperty());
            default -> location;
        };
    }

    private String value(String pointer) {
        JsonNode value = payload.at(pointer);
        if (value.isMissingNode()) {
            return "";
        }
        return value.isString() ? value.asString() : value.toString();
    }

    private static String rule(Error error) {
        JsonNode said = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "multipleOf" -> "must be a multiple of " + said;
            case "minimum" -> "must be at least " + said;
            case "maximum" -> "must be at most " + said;
            case "exclusiveMinimum" -> "must be greater than " + said;
            case "exclusiveMaximum" -> "must be less than " + said;
            case "minLength" -> "must be at least " + counted(said, "character") + " long";
            case "maxLength" -> "must be at most " + counted(said, "character") + " long";
            case "minItems" -> "must have at least " + counted(said, "element");
            case "maxItems" -> "must have at most " + counted(said, "element");
            case "minProperties" -> "must have at least " + counted(said, "field");
            case "maxProperties" -> "must have at most " + counted(said, "field");
            case "uniqueItems" -> "must not have the same element twice";
            case "pattern" -> "must look like " + said.asString();
            case "type" -> "must be of type " + listed(said, " or ");
            case "enum" -> "must be one of " + listed(said, ", ");
            case "const" -> "must be " + shown(said);
            case "required" -> "is required";
            case "dependentRequired" -> "is required where " + requiring(error) + " is sent";
            case "additionalProperties", "unevaluatedProperties", "false" -> "must not be sent";
            case "unevaluatedItems", "items" -> "must not have more elements than the schema knows";
            case "not" -> "must not be what the schema excludes";
            case "oneOf" -> "must fit exactly one of the schema's alternatives";
            case "contains", "minContains" -> "must have enough elements of the kind that the schema asks for";
            case "maxContains" -> "must not have so many elements of the kind that the schema counts";
            case "propertyNames" -> "must have fields with such names only as the schema allows";
            default -> "must meet the schema: " + error.getMessage();
        };
    }

    private static String remedy(Error error) {
        return switch (error.getKeyword()) {
            case "required" -> "Send the field '" + Excerpt.of(String.valueOf(error.getProperty())) + "'.";
            case "dependentRequired" -> "Send the field '" + Excerpt.of(missing(error)) + "'.";
            case "additionalProperties", "unevaluatedProperties", "false" ->
                "Leave it out, or have the schema changed.";
            default -> "Send a value that is so, or have the schema changed at " + shortened(error) + ".";
        };
    }

    private static String shortened(Error error) {
        return Excerpt.of(error.getEvaluationPath().toString());
    }

    private static String missing(Error error) {
        return String.valueOf(error.getArguments()[0]);
    }

    private static String requiring(Error error) {
        return "'" + Excerpt.of(String.valueOf(error.getProperty())) + "'";
    }

    private static String counted(JsonNode number, String thing) {
        return Counted.of(number.asInt(0), thing);
    }

    private static String listed(JsonNode values, String between) {
        if (!values.isArray()) {
            return shown(values);
        }
        String some = StreamSupport.stream(values.spliterator(), false)
                .limit(MOST_NAMED)
                .map(SchemaRules::shown)
                .collect(Collectors.joining(between));
        return values.size() > MOST_NAMED ? some + " and " + (values.size() - MOST_NAMED) + " more" : some;
    }

    private static String shown(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
