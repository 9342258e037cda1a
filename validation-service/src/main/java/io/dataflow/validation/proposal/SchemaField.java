package io.dataflow.validation.proposal;

import io.dataflow.validation.model.FieldType;
import io.dataflow.validation.model.UnitSymbols;
import io.dataflow.validation.schema.Keyword;
import io.dataflow.validation.schema.SafePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a property of a schema becomes as a field of a model, and what of it a field can't say. */
final class SchemaField {

    /** Notes that a schema may be null as well, once its choice between something and null is written out. */
    static final String NULLABLE = "x-null";

    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final Set<String> OF_NUMBERS =
            Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");
    private static final Set<String> OF_TEXTS = Set.of("minLength", "maxLength", "pattern");
    private static final Set<String> OF_OBJECTS = Set.of("properties", "required", "additionalProperties");
    private static final Set<String> OF_ARRAYS = Set.of("items", "prefixItems", "minItems", "maxItems", "uniqueItems");

    private final String name;
    private final ObjectNode rest;
    private final ObjectNode field = ProposedFields.NODES.objectNode();
    private final List<String> remarks = new ArrayList<>();
    private boolean nullable;
    private boolean usable;

    /** @param schema the property's schema, its references written out; it is not changed */
    SchemaField(String name, ObjectNode schema) {
        this.name = name;
        this.rest = schema.deepCopy();
        this.nullable = rest.has(NULLABLE);
        type().ifPresentOrElse(this::describe, () -> remarks.add("has no single type that a column could have"));
    }

    /** The field as a model's document has it; empty where none can be made of the property. */
    Optional<ObjectNode> field() {
        return usable ? Optional.of(field) : Optional.empty();
    }

    /** The keywords that the field doesn't say. */
    ObjectNode rest() {
        return rest;
    }

    /** Whether the property may be null, which is the same as absent in a reading. */
    boolean nullable() {
        return nullable;
    }

    List<String> remarks() {
        return remarks;
    }

    private void describe(FieldType type) {
        field.put("name", name).put("type", type.word());
        notes(type);
        if (type.numeric()) {
            move("minimum", "min");
            move("maximum", "max");
        } else if (type == FieldType.STRING) {
            texts();
        }
        moveDefault();
        usable = ProposedFields.possible(field);
        if (!usable) {
            remarks.add("can't be a field; its name is none that a field may have");
        }
        rest.remove(rest.propertyNames().stream()
                .filter(keyword -> !Keyword.checks(keyword))
                .toList());
    }

    private Optional<FieldType> type() {
        List<JsonNode> values = values();
        if (!values.isEmpty() && values.stream().allMatch(JsonNode::isString) && asEnum(values)) {
            return Optional.of(FieldType.ENUM);
        }
        List<String> words = words();
        nullable |= words.size() > 1 && words.contains("null");
        List<String> others =
                words.stream().filter(word -> !word.equals("null")).toList();
        Optional<FieldType> type = others.isEmpty() ? guessed(values) : single(others);
        if (type.isPresent()) {
            rest.remove("type");
        }
        boolean time = type.filter(FieldType::textual).isPresent()
                && rest.path("format").asString("").equals("date-time");
        return time ? Optional.of(FieldType.TIMESTAMP) : type;
    }

    /** Makes the property an enum of texts, if a field can have them all. */
    private boolean asEnum(List<JsonNode> values) {
        List<String> words = words();
        boolean texts = words.isEmpty()
                || words.contains("string") && Set.of("string", "null").containsAll(words);
        ObjectNode trial = ProposedFields.NODES.objectNode().put("name", "x").put("type", "enum");
        values.forEach(trial.putArray("values")::add);
        if (!texts || !ProposedFields.possible(trial)) {
            return false;
        }
        nullable |= words.contains("null")
                || StreamSupport.stream(rest.path("enum").spliterator(), false).anyMatch(JsonNode::isNull);
        field.set("values", trial.get("values"));
        rest.remove(List.of("type", "enum", "const"));
        return true;
    }

    private List<JsonNode> values() {
        Stream<JsonNode> values = rest.has("const")
                ? Stream.of(rest.get("const"))
                : StreamSupport.stream(rest.path("enum").spliterator(), false);
        return values.filter(value -> !value.isNull()).toList();
    }

    private List<String> words() {
        JsonNode type = rest.path("type");
        return type.isString()
                ? List.of(type.asString())
                : StreamSupport.stream(type.spliterator(), false)
                        .map(JsonNode::asString)
                        .toList();
    }

    private static Optional<FieldType> single(List<String> words) {
        if (Set.copyOf(words).equals(Set.of("integer", "number"))) {
            return Optional.of(FieldType.NUMBER);
        }
        return words.size() == 1 ? FieldType.ofWord(words.getFirst()) : Optional.empty();
    }

    private Optional<FieldType> guessed(List<JsonNode> values) {
        Optional<FieldType> type = ofKeywords(values);
        type.ifPresent(found -> remarks.add("has no type; " + found.word() + " is what its other keywords are for"));
        return type;
    }

    private Optional<FieldType> ofKeywords(List<JsonNode> values) {
        boolean given = !values.isEmpty();
        if (has(OF_NUMBERS) || given && values.stream().allMatch(JsonNode::isNumber)) {
            return Optional.of(FieldType.NUMBER);
        }
        if (has(OF_TEXTS)
                || rest.path("format").isString()
                || given && values.stream().allMatch(JsonNode::isString)) {
            return Optional.of(FieldType.STRING);
        }
        if (given && values.stream().allMatch(JsonNode::isBoolean)) {
            return Optional.of(FieldType.BOOLEAN);
        }
        if (has(OF_OBJECTS)) {
            return Optional.of(FieldType.OBJECT);
        }
        return has(OF_ARRAYS) ? Optional.of(FieldType.ARRAY) : Optional.empty();
    }

    private boolean has(Set<String> keywords) {
        return keywords.stream().anyMatch(rest::has);
    }

    private void notes(FieldType type) {
        String description = rest.path("description")
                .asString(rest.path("title").asString(""))
                .strip();
        if (!description.isEmpty()) {
            int length = Math.min(description.codePointCount(0, description.length()), LONGEST_DESCRIPTION);
            field.put("description", description.substring(0, description.offsetByCodePoints(0, length)));
        }
        String given =
                rest.path("unit").asString(rest.path("x-unit").asString("")).strip();
        if (!given.isEmpty()) {
            unit(UnitSymbols.insteadOf(given).orElse(given), "");
        } else if (type.numeric()) {
            UnitNames.of(name).ifPresent(unit -> unit(unit, "unit " + unit + " is guessed from the name"));
        }
        String format = rest.path("format").asString("");
        if (!format.isEmpty() && type != FieldType.TIMESTAMP) {
            remarks.add("format " + format + " is a note and isn't checked; add a pattern if it has to be");
        }
    }

    private void unit(String unit, String remark) {
        ObjectNode with = field.deepCopy().put("name", "x").put("unit", unit);
        if (!ProposedFields.possible(with)) {
            remarks.add("unit '" + unit + "' is none that a field can have; write its symbol");
            return;
        }
        field.put("unit", unit);
        if (!remark.isEmpty()) {
            remarks.add(remark);
        }
    }

    private void texts() {
        move("minLength", "min_length");
        JsonNode longest = rest.path("maxLength");
        if (longest.isMissingNode()) {
            remarks.add("texts of a field are at most 255 characters long where the schema has no maxLength");
        } else if (longest.asLong(0) > LONGEST_TEXT) {
            rest.remove("maxLength");
            field.put("max_length", LONGEST_TEXT);
            remarks.add("texts of a field are at most " + LONGEST_TEXT + " characters long, not " + longest);
        } else {
            move("maxLength", "max_length");
        }
        if (rest.has("pattern")) {
            String pattern = SafePattern.translated(rest.get("pattern").asString());
            set("pattern", "pattern", ProposedFields.NODES.stringNode(pattern));
        }
    }

    private void moveDefault() {
        JsonNode usual = rest.path("default");
        if (usual.isMissingNode() || usual.isNull()) {
            return;
        }
        if (!set("default", "default", usual)) {
            remarks.add("its default is none that the field takes, and is left out");
        }
    }

    private void move(String keyword, String property) {
        if (rest.has(keyword)) {
            set(keyword, property, rest.get(keyword));
        }
    }

    /** What a field can't take, such as a limit beyond what numbers can be, stays in the schema. */
    private boolean set(String keyword, String property, JsonNode value) {
        ObjectNode with = field.deepCopy().put("name", "x");
        with.set(property, whole(property, value));
        if (!ProposedFields.possible(with)) {
            return false;
        }
        field.set(property, whole(property, value));
        rest.remove(keyword);
        return true;
    }

    /** A length may be written as 5.0 in a schema. */
    private static JsonNode whole(String property, JsonNode value) {
        boolean length = property.endsWith("_length") && value.isNumber() && value.canConvertToInt();
        return length ? ProposedFields.NODES.numberNode(value.intValue()) : value;
    }
}
