package io.dataflow.validation.verdict;

import io.dataflow.contract.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one reading, in whichever form they were sent.
 *
 * @param violations what is wrong with it whatever the model: duplicate names, numbers beyond measure …
 * @param notes what the form says beside the fields
 */
record Fields(Part part, Map<String, JsonValue> values, List<Violation> violations, Notes notes) {

    /** The field that holds the time in forms that have a name of their own for it. */
    static final String FORM_TIME = "ts";

    /**
     * What a form says beside the fields.
     *
     * @param pointers of the fields that aren't where their names say
     * @param units that the values were sent in, by field
     * @param namesTime whether {@link #FORM_TIME} is the time, whatever the model calls it
     * @param device that the form names; empty where the model's own field does, or none
     * @param measuredAt when it was measured, where the payload says that only in relation to its receipt
     */
    record Notes(
            Map<String, String> pointers,
            Map<String, String> units,
            boolean namesTime,
            Optional<String> device,
            Optional<Instant> measuredAt) {

        static final Notes NONE = new Notes(Map.of(), Map.of(), false, Optional.empty(), Optional.empty());
    }

    static Fields flat(Part part, Map<String, JsonValue> values, List<Violation> violations) {
        return new Fields(part, values, violations, Notes.NONE);
    }

    /** The field's value, unless it is absent or null. */
    @Nullable
    JsonValue given(String field) {
        JsonValue given = values.get(field);
        return given instanceof JsonValue.Null ? null : given;
    }

    String pointer(String field) {
        String elsewhere = notes.pointers().get(field);
        return elsewhere == null ? part.pointer() + Pointer.to(field) : elsewhere;
    }

    /** The pointer to what a pointer to one of the fields, or to something in it, leads to. */
    String pointerWithin(String pointer) {
        if (pointer.isEmpty()) {
            return part.pointer();
        }
        int end = pointer.indexOf('/', 1);
        String first = end < 0 ? pointer.substring(1) : pointer.substring(1, end);
        return pointer(first.replace("~1", "/").replace("~0", "~")) + (end < 0 ? "" : pointer.substring(end));
    }
}
