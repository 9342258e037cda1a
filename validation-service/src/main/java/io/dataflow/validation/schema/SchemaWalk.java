package io.dataflow.validation.schema;

import io.dataflow.contract.Violation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Goes through all the schemas within a schema once, and notes what in them can't be checked here. */
final class SchemaWalk {

    private static final int MOST_SCHEMAS = 2_000;
    private static final int DEEPEST = 64;
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final Map<String, JsonNode> schemas = new LinkedHashMap<>();
    private final Map<String, String> references = new LinkedHashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    /** @param root an object, {@code true} or {@code false} */
    SchemaWalk(JsonNode root) {
        visit("", root, 0);
        references.forEach(this::requireTarget);
    }

    List<Violation> violations() {
        return violations;
    }

    /** All the schemas, the whole one included, by their pointers. */
    Map<String, JsonNode> schemas() {
        return schemas;
    }

    /** The schema that a reference leads to; empty where there is none. */
    Optional<JsonNode> target(String reference) {
        return pointer(reference).map(schemas::get);
    }

    private void visit(String pointer, JsonNode schema, int depth) {
        if (schemas.size() >= MOST_SCHEMAS || depth > DEEPEST) {
            refuse(
                    pointer,
                    "",
                    "must be at most " + MOST_SCHEMAS + " schemas, nested at most " + DEEPEST + " deep",
                    "Write less.");
            return;
        }
        schemas.put(pointer, schema);
        if (schema.isObject()) {
            schema.properties().forEach(entry -> keyword(pointer, entry.getKey(), entry.getValue(), depth));
        } else if (!schema.isBoolean()) {
            refuse(pointer, schema.toString(), "must be a schema", "Write an object, true or false.");
        }
    }

    private void keyword(String schema, String keyword, JsonNode value, int depth) {
        String pointer = schema + step(keyword);
        switch (keyword) {
            case "$schema" -> requireDialect(pointer, value);
            case "$ref" -> references.put(pointer, value.asString(""));
            case "pattern" -> requirePattern(pointer, value.asString(""));
            case "patternProperties" ->
                value.propertyNames().forEach(name -> requirePattern(pointer + step(name), name));
            default -> requireKnown(pointer, keyword);
        }
        Keyword.Holds holds = Keyword.SCHEMAS.get(keyword);
        if (holds != null) {
            within(holds, pointer, value, depth + 1);
        }
    }

    private void within(Keyword.Holds holds, String pointer, JsonNode value, int depth) {
        switch (holds) {
            case ONE -> visit(pointer, value, depth);
            case LIST -> {
                for (int i = 0; i < value.size(); i++) {
                    visit(pointer + "/" + i, value.get(i), depth);
                }
            }
            case MAP ->
                value.properties().forEach(entry -> visit(pointer + step(entry.getKey()), entry.getValue(), depth));
        }
    }

    private void requireKnown(String pointer, String keyword) {
        if (!Keyword.checks(keyword) && !Keyword.isNote(keyword)) {
            refuse(pointer, "", "the keyword " + keyword + " isn't supported", Keyword.remedy(keyword));
        }
    }

    private void requireDialect(String pointer, JsonNode value) {
        if (!value.asString("").replaceAll("#$", "").equals(DIALECT)) {
            refuse(
                    pointer,
                    value.asString(""),
                    "must be " + DIALECT + "; other versions of JSON Schema aren't supported",
                    "Convert the schema: definitions become $defs, a list under items becomes prefixItems, additionalItems becomes"
                            + " items, dependencies become dependentRequired or dependentSchemas.");
        }
    }

    private void requirePattern(String pointer, String pattern) {
        try {
            SafePattern.compile(pattern);
        } catch (IllegalArgumentException e) {
            refuse(
                    pointer,
                    pattern,
                    String.valueOf(e.getMessage()),
                    "Write it without look-ahead, look-behind and back references, such as ^[A-Z]{2}[0-9]+$.");
        }
    }

    private void requireTarget(String pointer, String reference) {
        if (!reference.startsWith("#")) {
            refuse(
                    pointer,
                    reference,
                    "must refer to a part of this schema; nothing is fetched from elsewhere",
                    "Copy what it refers to into $defs, and write #/$defs/name.");
        } else if (target(reference).isEmpty()) {
            refuse(
                    pointer,
                    reference,
                    "must refer to a schema that there is",
                    "Write # or #/$defs/name, and put the schema there; anchors aren't supported.");
        }
    }

    private static Optional<String> pointer(String reference) {
        boolean local = reference.equals("#") || reference.startsWith("#/");
        try {
            return local
                    ? Optional.of(URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void refuse(String pointer, String value, String rule, String remedy) {
        violations.add(new Violation(pointer, value, rule, remedy));
    }

    static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
