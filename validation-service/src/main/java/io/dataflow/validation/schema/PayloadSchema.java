package io.dataflow.validation.schema;

import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import io.dataflow.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema (2020-12) that payloads have to meet. One that can't be checked, or not in a time that grows with the payload only,
 * cannot exist. Many threads may use it at once.
 */
public final class PayloadSchema {

    private static final int LONGEST = 256 * 1024;
    private static final int MOST_REASONS = 50;
    private static final int LONGEST_TEXT = 1024 * 1024;
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(LONGEST_TEXT)
                            .build())
                    .build())
            .build();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(false)
                            .locale(Locale.ROOT)
                            .pathType(PathType.JSON_POINTER)
                            .regularExpressionFactory(expression -> {
                                Pattern pattern = SafePattern.compile(expression);
                                return text -> pattern.matcher(text).find();
                            })
                            .build()));

    private static final int ALL_REASONS_UP_TO = 16 * 1024;

    private final String json;
    private final Schema compiled;

    private PayloadSchema(String json, Schema compiled) {
        this.json = json;
        this.compiled = compiled;
    }

    /**
     * The schema that a text is.
     *
     * @throws SchemaRefused if it is none, or one that can't be checked here
     */
    public static PayloadSchema of(String text) {
        JsonNode root = read(text);
        SchemaWalk walk = new SchemaWalk(root);
        List<Violation> reasons = new ArrayList<>(walk.violations());
        if (reasons.isEmpty()) {
            SchemaCost.excess(walk).ifPresent(reasons::add);
        }
        if (reasons.isEmpty()) {
            reasons.addAll(malformed(root));
        }
        if (!reasons.isEmpty()) {
            throw new SchemaRefused(reasons.subList(0, Math.min(reasons.size(), MOST_REASONS)));
        }
        String json = root.toString();
        walk.schemas().values().forEach(PayloadSchema::withoutNotes);
        Schema compiled = REGISTRY.getSchema(root);
        compiled.initializeValidators();
        return new PayloadSchema(json, compiled);
    }

    /**
     * What is wrong with a payload, given as JSON text that has been read before; empty if nothing is. Of a large payload the first
     * reason only: it can hold more mistakes than fit into the memory.
     */
    public List<Violation> violations(String payload) {
        JsonNode root = MAPPER.readTree(payload);
        boolean large = payload.length() > ALL_REASONS_UP_TO;
        List<Error> errors = compiled.validate(
                root, (ExecutionContext context) -> context.executionConfig(config -> config.failFast(large)));
        return SchemaRules.violations(errors.subList(0, Math.min(errors.size(), MOST_REASONS)), root);
    }

    private static JsonNode read(String text) {
        if (text.length() > LONGEST) {
            throw refused(text.length() + " characters", "must be at most 256 KB", "Leave out what isn't needed.");
        }
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw refused("", "must be JSON", "Correct it: " + e.getOriginalMessage() + ".");
        }
    }

    private static void withoutNotes(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            object.remove(
                    object.propertyNames().stream().filter(Keyword::isNote).toList());
        }
    }

    private static SchemaRefused refused(String value, String rule, String remedy) {
        return new SchemaRefused(List.of(new Violation("", value, rule, remedy)));
    }

    /** What the schema of schemas finds wrong. */
    private static List<Violation> malformed(JsonNode schema) {
        return SchemaRules.violations(Described.SCHEMAS.validate(schema), schema);
    }

    /** The schema of schemas, read when the first schema is written. */
    private static final class Described {

        static final Schema SCHEMAS = REGISTRY.getSchema(SchemaLocation.of(DIALECT));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PayloadSchema that && that.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** The schema as JSON. */
    @Override
    public String toString() {
        return json;
    }
}
