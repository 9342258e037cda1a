package io.dataflow.validation.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes data models as JSON. */
public final class ModelJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ModelJson() {}

    static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    /** The model as JSON, complete: reading it gives an equal model. */
    public static String write(DataModel model) {
        return MAPPER.writeValueAsString(ModelDocument.of(model));
    }

    /**
     * The model that a JSON text describes.
     *
     * @throws IllegalArgumentException if it describes none, with what to change
     */
    public static DataModel read(String json) {
        try {
            return MAPPER.readValue(json, ModelDocument.class).toModel();
        } catch (tools.jackson.core.JacksonException e) {
            throw new IllegalArgumentException("Not a data model: " + e.getOriginalMessage(), e);
        }
    }
}
