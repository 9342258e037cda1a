package io.dataflow.validation.schema;

import java.util.Map;
import java.util.Set;

/** The keywords of JSON Schema (2020-12): those that are checked, those that are notes for people, and why the others aren't taken. */
public final class Keyword {

    /** Where a schema stands in a keyword's value. */
    enum Holds {
        ONE,
        LIST,
        MAP
    }

    /** The keywords whose values are or hold schemas. */
    static final Map<String, Holds> SCHEMAS = Map.ofEntries(
            Map.entry("not", Holds.ONE),
            Map.entry("if", Holds.ONE),
            Map.entry("then", Holds.ONE),
            Map.entry("else", Holds.ONE),
            Map.entry("contains", Holds.ONE),
            Map.entry("items", Holds.ONE),
            Map.entry("additionalProperties", Holds.ONE),
            Map.entry("unevaluatedItems", Holds.ONE),
            Map.entry("unevaluatedProperties", Holds.ONE),
            Map.entry("propertyNames", Holds.ONE),
            Map.entry("allOf", Holds.LIST),
            Map.entry("anyOf", Holds.LIST),
            Map.entry("oneOf", Holds.LIST),
            Map.entry("prefixItems", Holds.LIST),
            Map.entry("properties", Holds.MAP),
            Map.entry("patternProperties", Holds.MAP),
            Map.entry("dependentSchemas", Holds.MAP),
            Map.entry("$defs", Holds.MAP));

    private static final Set<String> PLAIN = Set.of(
            "$ref",
            "type",
            "enum",
            "const",
            "multipleOf",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minContains",
            "maxContains",
            "minProperties",
            "maxProperties",
            "required",
            "dependentRequired");

    private static final Set<String> NOTES = Set.of(
            "title",
            "description",
            "default",
            "examples",
            "deprecated",
            "readOnly",
            "writeOnly",
            "format",
            "unit",
            "$comment");

    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry("$id", "Leave it out, and write references as #/$defs/name."),
            Map.entry("$anchor", "Write the reference as #/$defs/name."),
            Map.entry("$dynamicRef", "Write a $ref to #/$defs/name."),
            Map.entry("$dynamicAnchor", "Write a $ref to #/$defs/name."),
            Map.entry("$recursiveRef", "Write a $ref to # or #/$defs/name."),
            Map.entry("$recursiveAnchor", "Write a $ref to # or #/$defs/name."),
            Map.entry("$vocabulary", "Leave it out; the vocabularies of 2020-12 count."),
            Map.entry("definitions", "Call it $defs, and write references as #/$defs/name."),
            Map.entry("dependencies", "Write dependentRequired or dependentSchemas."),
            Map.entry("additionalItems", "Write prefixItems for the first elements and items for the others."),
            Map.entry(
                    "contentSchema",
                    "Send the content as JSON and describe it with properties, or leave the keyword out."),
            Map.entry("contentEncoding", "Leave it out, or say with pattern what the text has to look like."),
            Map.entry("contentMediaType", "Leave it out, or say with pattern what the text has to look like."));

    private Keyword() {}

    /** Whether payloads are checked by it. */
    public static boolean checks(String keyword) {
        return PLAIN.contains(keyword) || SCHEMAS.containsKey(keyword);
    }

    /** Whether it says something to people only, as those that begin with {@code x-} do. */
    public static boolean isNote(String keyword) {
        return NOTES.contains(keyword) || keyword.startsWith("x-");
    }

    static String remedy(String keyword) {
        return REMEDIES.getOrDefault(keyword, "Leave it out, or begin its name with x- where it is a note.");
    }
}
