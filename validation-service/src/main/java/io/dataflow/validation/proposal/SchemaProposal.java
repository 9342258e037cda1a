package io.dataflow.validation.proposal;

import io.dataflow.contract.Violation;
import io.dataflow.validation.model.Checked;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.schema.Keyword;
import io.dataflow.validation.schema.PayloadSchema;
import io.dataflow.validation.schema.SchemaRefused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a data model of a JSON Schema (2020-12). What fields can say, they say; what else can be checked is kept as the model's
 * schema; what can't be is refused by name.
 */
public final class SchemaProposal {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What is said by the model itself, or put together anew. */
    private static final Set<String> SAID = Set.of("type", "properties", "required", "$defs", "$ref");

    private final SchemaDocument document;
    private final ObjectNode schema;
    private final boolean whole;
    private final ObjectNode kept = ProposedFields.NODES.objectNode();
    private final ObjectNode keptProperties = ProposedFields.NODES.objectNode();
    private final List<ObjectNode> fields = new ArrayList<>();
    private final Set<String> keptRequired = new LinkedHashSet<>();
    private final Set<String> known = new HashSet<>(Set.of(DataModel.MESSAGE_ID_FIELD));
    private final List<Remark> remarks = new ArrayList<>();
    private final Set<String> ofAllOf = new HashSet<>();
    private boolean allAreFields = true;

    private SchemaProposal(SchemaDocument document, ObjectNode schema) {
        this.document = document;
        this.schema = schema;
        this.whole = document.refersElsewhere();
    }

    /**
     * The model that a schema describes.
     *
     * @param name of the model; where none is given, one is made from the schema's title
     */
    public static Proposed of(String text, Optional<String> name) {
        try {
            JsonNode root = MAPPER.readTree(text);
            if (root instanceof ObjectNode object) {
                object.remove("$id");
            }
            PayloadSchema.of(root.toString());
            return of(new SchemaDocument(root), name);
        } catch (SchemaRefused e) {
            return new Proposed.Mistakes(e.violations());
        } catch (JacksonException e) {
            return mistake("must be JSON: " + e.getOriginalMessage(), "Paste one JSON Schema, and nothing else.");
        }
    }

    private static Proposed of(SchemaDocument document, Optional<String> name) {
        Optional<ObjectNode> reading = document.reading();
        if (reading.isEmpty()) {
            return mistake(
                    "must describe an object, or an array of objects",
                    "Write \"type\": \"object\" and its properties, as a reading has them.");
        }
        if (document.refersElsewhere() && !document.isRoot(reading.get())) {
            return mistake(
                    "must refer to parts under $defs only, where the reading isn't the schema as a whole",
                    "Put what is referred to into $defs, and write #/$defs/name.");
        }
        return new SchemaProposal(document, reading.get()).proposed(name);
    }

    private static Proposed mistake(String rule, String remedy) {
        return new Proposed.Mistakes(List.of(new Violation("", "", rule, remedy)));
    }

    private Proposed proposed(Optional<String> name) {
        Map<String, JsonNode> properties = properties();
        ObjectNode model = ProposedFields.NODES.objectNode();
        String title = schema.path("title").asString("").strip();
        model.put("name", name.orElseGet(() -> ModelNames.name(title)));
        model.put("title", ModelNames.title(title.isEmpty() ? model.get("name").asString() : title));
        keys(model, properties);
        properties.forEach(this::property);
        required();
        model.put("unknown_fields", closes() ? "reject" : "keep");
        ArrayNode list = model.putArray("fields");
        fields.forEach(list::add);
        keep(model);
        return switch (ModelJson.check(model)) {
            case Checked.Model found -> new Proposed.Model(found.model(), remarks);
            case Checked.Mistakes mistakes -> new Proposed.Mistakes(mistakes.violations());
        };
    }

    /** The reading's properties, and those of the schemas that all readings meet as well. */
    private Map<String, JsonNode> properties() {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        schema.path("properties").properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
        for (JsonNode part : schema.path("allOf")) {
            if (part instanceof ObjectNode object) {
                document.effective(object).path("properties").properties().forEach(entry -> {
                    if (properties.putIfAbsent(entry.getKey(), entry.getValue()) == null) {
                        ofAllOf.add(entry.getKey());
                    }
                });
            }
        }
        return properties;
    }

    private void keys(ObjectNode model, Map<String, JsonNode> properties) {
        Optional<String> device = KeyNames.device(ofType(properties, "string", ""));
        Optional<String> time = KeyNames.time(properties.keySet()).or(() -> onlyDateTime(properties));
        device.ifPresent(field -> key(
                model,
                "device_field",
                field,
                "names the device: its name says so. A reading without it takes the device of its topic"));
        time.ifPresent(
                field -> key(
                        model,
                        "timestamp_field",
                        field,
                        "is the time of measuring. It may come in any form of time; a reading without it takes the time of its receipt"));
        if (device.isEmpty()) {
            remarks.add(new Remark(
                    "",
                    "No property names the device; readings take it from their topic, or from the field device_id."));
        }
        if (time.isEmpty()) {
            remarks.add(
                    new Remark(
                            "",
                            "No property is the time of measuring; readings take the time of their receipt, or that in the field timestamp."));
        }
    }

    private void key(ObjectNode model, String key, String field, String remark) {
        model.put(key, field);
        known.add(field);
        remarks.add(new Remark(field, remark));
    }

    private List<String> ofType(Map<String, JsonNode> properties, String... types) {
        return properties.entrySet().stream()
                .filter(entry -> Set.of(types)
                        .contains(effective(entry.getValue()).path("type").asString("")))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Optional<String> onlyDateTime(Map<String, JsonNode> properties) {
        List<String> times = properties.entrySet().stream()
                .filter(entry ->
                        effective(entry.getValue()).path("format").asString("").equals("date-time"))
                .map(Map.Entry::getKey)
                .toList();
        return times.size() == 1 ? Optional.of(times.getFirst()) : Optional.empty();
    }

    private JsonNode effective(JsonNode property) {
        return property instanceof ObjectNode object ? document.effective(object) : property;
    }

    private void property(String name, JsonNode property) {
        if (!(property instanceof ObjectNode object)) {
            notAField(name, property, "is true or false, and has no type");
            return;
        }
        SchemaField made = new SchemaField(name, document.effective(object));
        if (known.contains(name)) {
            made.rest().remove(List.of("type", "format"));
            keepProperty(name, made.rest());
        } else if (made.field().isEmpty()) {
            notAField(name, object, String.join("; ", made.remarks()));
        } else {
            made.remarks().forEach(remark -> remarks.add(new Remark(name, remark + ".")));
            fields.add(made.field().get());
            known.add(name);
            keepProperty(name, made.rest());
            requireField(name, made);
        }
    }

    private void requireField(String name, SchemaField made) {
        ObjectNode field = made.field().orElseThrow();
        if (!requiredNames().contains(name)) {
            return;
        }
        if (made.nullable()) {
            keptRequired.add(name);
            return;
        }
        field.put("required", true);
        if (field.has("default")) {
            field.remove("default");
            remarks.add(new Remark(name, "is required, so that its default is left out."));
        }
    }

    private void notAField(String name, JsonNode property, String why) {
        allAreFields = false;
        keptProperties.set(name, property);
        remarks.add(new Remark(name, "becomes no field, and is kept with the unknown ones: it " + why + "."));
    }

    private void keepProperty(String name, ObjectNode rest) {
        ObjectNode checks = rest.deepCopy();
        checks.remove(checks.propertyNames().stream()
                .filter(keyword -> !Keyword.checks(keyword))
                .toList());
        keptProperties.set(name, checks);
    }

    private void required() {
        requiredNames().stream().filter(name -> !known.contains(name)).forEach(keptRequired::add);
    }

    private List<String> requiredNames() {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** Whether the model's own rule for unknown fields says what the schema says of them. */
    private boolean closes() {
        JsonNode others = schema.path("additionalProperties");
        return others.isBoolean()
                && !others.asBoolean()
                && allAreFields
                && ofAllOf.isEmpty()
                && !schema.has("patternProperties");
    }

    private void keep(ObjectNode model) {
        if (whole) {
            remarks.add(new Remark(
                    "", "The schema refers to parts of itself outside of $defs; it is kept whole beside the fields."));
            model.set("schema", schema);
            return;
        }
        schema.properties().stream()
                .filter(entry -> Keyword.checks(entry.getKey()) && !SAID.contains(entry.getKey()))
                .forEach(entry -> kept.set(entry.getKey(), entry.getValue()));
        if (closes()) {
            kept.remove("additionalProperties");
        }
        if (!keptRequired.isEmpty()) {
            ArrayNode names = kept.putArray("required");
            keptRequired.forEach(names::add);
        }
        keepProperties();
        if (!kept.isEmpty()) {
            document.definitionsFor(kept).ifPresent(definitions -> kept.set("$defs", definitions));
            model.set("schema", kept);
            remarks.add(
                    new Remark("", "What fields can't say is kept as the model's schema, and is checked after them."));
        }
    }

    /** Names alone matter only where something is said of all others. */
    private void keepProperties() {
        boolean namesMatter = kept.has("additionalProperties") || kept.has("unevaluatedProperties");
        if (!namesMatter) {
            keptProperties.remove(keptProperties.properties().stream()
                    .filter(entry ->
                            entry.getValue().isEmpty() && !entry.getValue().isBoolean()
                                    || ofAllOf.contains(entry.getKey()))
                    .map(Map.Entry::getKey)
                    .toList());
        }
        if (!keptProperties.isEmpty()) {
            kept.set("properties", keptProperties);
        }
    }
}
