package io.dataflow.validation.quarantine;

import io.dataflow.contract.Violation;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Violations and properties as they stand in JSON columns. */
final class ViolationsJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<List<Violation>> VIOLATIONS = new TypeReference<>() {};

    private ViolationsJson() {}

    static String write(Object value) {
        return replaceLoneSurrogates(MAPPER.writeValueAsString(value));
    }

    static List<Violation> read(String json) {
        return MAPPER.readValue(json, VIOLATIONS);
    }

    /** A JSON column takes whole characters only, and what is quoted here may be why a reading was refused. */
    private static String replaceLoneSurrogates(String json) {
        byte[] bytes = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
}
