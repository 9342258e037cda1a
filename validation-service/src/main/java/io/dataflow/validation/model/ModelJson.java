package io.dataflow.validation.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dataflow.contract.Violation;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes data models as JSON. */
public final class ModelJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ModelJson() {}

    /** JSON as it stands. */
    public static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    /** The model as JSON, complete: reading it gives an equal model. */
    public static String write(DataModel model) {
        return MAPPER.writeValueAsString(ModelDocument.of(model));
    }

    /** The model that a JSON text describes, or everything that is wrong with it. */
    public static Checked check(String json) {
        try {
            return ModelDocument.read(MAPPER.readTree(json));
        } catch (JacksonException e) {
            return new Checked.Mistakes(List.of(
                    new Violation("", json, "must be JSON: " + e.getOriginalMessage(), "Write one JSON object.")));
        }
    }

    /** The same of JSON that was read already. */
    public static Checked check(JsonNode document) {
        return ModelDocument.read(document);
    }

    /**
     * The model that a JSON text describes.
     *
     * @throws NotAModel if it describes none, with everything that is wrong
     */
    public static DataModel read(String json) {
        return switch (check(json)) {
            case Checked.Model found -> found.model();
            case Checked.Mistakes mistakes -> throw new NotAModel(mistakes.violations());
        };
    }

    /** The model as a JSON object, complete. */
    public static JsonNode tree(DataModel model) {
        return MAPPER.valueToTree(ModelDocument.of(model));
    }
}
