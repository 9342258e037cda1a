package io.dataflow.validation.schema;

import io.dataflow.contract.Violation;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How often a schema may look at one value of a payload, at most, its references followed. Without a bound a short schema that refers
 * to itself twice would take longer than anybody waits.
 */
final class SchemaCost {

    /** As deep as a payload's values may be nested. */
    static final int DEEPEST_PAYLOAD = 32;

    private static final long MOST = 2_000;
    private static final int LONGEST_WAY = 400;
    private static final Set<String> OF_PARTS = Set.of(
            "properties",
            "patternProperties",
            "additionalProperties",
            "unevaluatedProperties",
            "propertyNames",
            "items",
            "prefixItems",
            "contains",
            "unevaluatedItems");

    private record Cost(long looks, int way) {

        static final Cost NOTHING = new Cost(0, 0);

        Cost and(Cost other) {
            return new Cost(Math.min(looks + other.looks, MOST + 1), Math.max(way, other.way));
        }

        Cost or(Cost other) {
            return new Cost(Math.max(looks, other.looks), Math.max(way, other.way));
        }

        Cost plusOne() {
            return new Cost(looks + 1, way + 1);
        }
    }

    private final SchemaWalk walk;
    private Map<JsonNode, Cost> ofParts = Map.of();

    private SchemaCost(SchemaWalk walk) {
        this.walk = walk;
    }

    /** Why a schema would take too long; empty if it doesn't. */
    static Optional<Violation> excess(SchemaWalk walk) {
        return new SchemaCost(walk).excess();
    }

    private Optional<Violation> excess() {
        for (int depth = 0; depth <= DEEPEST_PAYLOAD; depth++) {
            OneDepth one = new OneDepth();
            for (Map.Entry<String, JsonNode> schema : walk.schemas().entrySet()) {
                Cost cost = one.of(schema.getValue());
                if (one.endless) {
                    return Optional.of(new Violation(
                            schema.getKey(),
                            "",
                            "must not lead back to itself without going into a field or element",
                            "Let the $ref stand under properties or items, or write what it stands for."));
                }
                if (cost.looks > MOST || cost.way > LONGEST_WAY) {
                    return Optional.of(new Violation(
                            schema.getKey(),
                            "",
                            "must not look at a value more than " + MOST + " times or through more than " + LONGEST_WAY
                                    + " schemas",
                            "Refer to schemas less often, above all to those that refer to themselves."));
                }
            }
            ofParts = one.known;
        }
        return Optional.empty();
    }

    private final class OneDepth {

        private final Map<JsonNode, Cost> known = new IdentityHashMap<>();
        private final Set<JsonNode> underWay = Collections.newSetFromMap(new IdentityHashMap<>());
        private boolean endless;

        Cost of(JsonNode schema) {
            Cost before = known.get(schema);
            if (before != null) {
                return before;
            }
            if (!schema.isObject()) {
                return Cost.NOTHING.plusOne();
            }
            if (!underWay.add(schema)) {
                endless = true;
                return Cost.NOTHING;
            }
            Cost cost = Cost.NOTHING;
            for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
                cost = cost.and(of(keyword.getKey(), keyword.getValue()));
            }
            underWay.remove(schema);
            known.put(schema, cost.plusOne());
            return cost.plusOne();
        }

        private Cost of(String keyword, JsonNode value) {
            if (keyword.equals("$ref")) {
                return walk.target(value.asString("")).map(this::of).orElse(Cost.NOTHING);
            }
            Keyword.Holds holds = Keyword.SCHEMAS.get(keyword);
            if (holds == null || keyword.equals("$defs")) {
                return Cost.NOTHING;
            }
            if (OF_PARTS.contains(keyword)) {
                return ofParts(keyword, holds, value);
            }
            return holds == Keyword.Holds.ONE ? of(value) : sum(value);
        }

        private Cost sum(JsonNode schemas) {
            Cost cost = Cost.NOTHING;
            for (JsonNode schema : schemas) {
                cost = cost.and(of(schema));
            }
            return cost;
        }

        private Cost ofParts(String keyword, Keyword.Holds holds, JsonNode value) {
            if (holds == Keyword.Holds.ONE) {
                return ofParts.getOrDefault(value, Cost.NOTHING);
            }
            Cost cost = Cost.NOTHING;
            for (JsonNode schema : value) {
                Cost part = ofParts.getOrDefault(schema, Cost.NOTHING);
                cost = keyword.equals("patternProperties") ? cost.and(part) : cost.or(part);
            }
            return cost;
        }
    }
}
