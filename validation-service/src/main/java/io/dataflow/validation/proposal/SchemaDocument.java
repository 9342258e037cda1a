package io.dataflow.validation.proposal;

import io.dataflow.validation.schema.Keyword;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A pasted schema that has been found to be one that can be checked, and what its references lead to. */
final class SchemaDocument {

    private static final int MOST_STEPS = 20;
    private static final String DEFINITIONS = "#/$defs/";

    private final JsonNode root;

    SchemaDocument(JsonNode root) {
        this.root = root;
    }

    /**
     * The schema of one reading: of the elements, where the whole is of an array; empty where it is of neither an object nor an array of
     * them.
     */
    Optional<ObjectNode> reading() {
        JsonNode schema = root;
        for (int step = 0; step < MOST_STEPS && schema instanceof ObjectNode object; step++) {
            if (object.has("properties") || object.path("type").asString("").equals("object")) {
                return Optional.of(object);
            }
            boolean refers = object.has("$ref");
            if (!refers && !object.has("items")) {
                return object.has("allOf") ? Optional.of(object) : Optional.empty();
            }
            schema = refers ? target(object.get("$ref").asString()) : object.get("items");
        }
        return Optional.empty();
    }

    /** What a property's schema says once its reference, or its choice between something and null, is written out. */
    ObjectNode effective(ObjectNode property) {
        ObjectNode all = property.deepCopy();
        for (int step = 0; step < MOST_STEPS; step++) {
            ObjectNode outer = all.deepCopy();
            Optional<ObjectNode> inner = takeInner(outer);
            if (inner.isEmpty() || contradicts(outer, inner.get())) {
                return all;
            }
            inner.get().properties().stream()
                    .filter(entry -> !outer.has(entry.getKey()))
                    .forEach(entry -> outer.set(entry.getKey(), entry.getValue().deepCopy()));
            all = outer;
        }
        return all;
    }

    /** Takes the reference, or the choice, out of a schema; what it leads to may take its place. */
    private Optional<ObjectNode> takeInner(ObjectNode schema) {
        if (schema.has("$ref") && target(schema.get("$ref").asString()) instanceof ObjectNode target) {
            schema.remove("$ref");
            return Optional.of(target);
        }
        for (String keyword : List.of("anyOf", "oneOf")) {
            Optional<ObjectNode> other = orNull(schema.path(keyword));
            if (other.isPresent()) {
                schema.remove(keyword);
                schema.put(SchemaField.NULLABLE, true);
                return other;
            }
        }
        return Optional.empty();
    }

    private static Optional<ObjectNode> orNull(JsonNode alternatives) {
        if (alternatives.size() != 2) {
            return Optional.empty();
        }
        for (int i = 0; i < 2; i++) {
            boolean isNull = alternatives.get(i).path("type").asString("").equals("null");
            if (isNull && alternatives.get(1 - i) instanceof ObjectNode other) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private static boolean contradicts(ObjectNode outer, ObjectNode inner) {
        return inner.propertyNames().stream().anyMatch(keyword -> Keyword.checks(keyword) && outer.has(keyword));
    }

    /** Whether something refers to other places than the definitions, and has to be kept whole therefore. */
    boolean refersElsewhere() {
        return root.findValues("$ref").stream()
                .anyMatch(reference ->
                        reference.isString() && !reference.asString().startsWith(DEFINITIONS));
    }

    /** The definitions that a schema needs, those that they need included. */
    Optional<ObjectNode> definitionsFor(JsonNode schema) {
        Set<String> needed = new LinkedHashSet<>();
        collect(schema, needed);
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode definitions = ProposedFields.NODES.objectNode();
        needed.forEach(name -> definitions.set(name, root.path("$defs").path(name)));
        return Optional.of(definitions);
    }

    private void collect(JsonNode schema, Set<String> needed) {
        for (JsonNode reference : schema.findValues("$ref")) {
            String text = reference.asString("");
            if (text.startsWith(DEFINITIONS)) {
                String name = decoded(text.substring(DEFINITIONS.length()).split("/", -1)[0])
                        .replace("~1", "/")
                        .replace("~0", "~");
                if (needed.add(name)) {
                    collect(root.path("$defs").path(name), needed);
                }
            }
        }
    }

    private JsonNode target(String reference) {
        return root.at(decoded(reference.substring(1)));
    }

    private static String decoded(String pointer) {
        return URLDecoder.decode(pointer.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    boolean isRoot(ObjectNode schema) {
        return schema == root;
    }
}
