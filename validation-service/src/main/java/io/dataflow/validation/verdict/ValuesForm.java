package io.dataflow.validation.verdict;

import io.dataflow.contract.Violation;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.KeyFields;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The form {@code {"ts": …, "values": {…}}}: a time, and the fields in an object of their own. */
final class ValuesForm {

    private static final String VALUES = "values";

    private ValuesForm() {}

    /** The same, whatever the fields of the model. */
    static Fields unfold(Fields fields, KeyFields keys) {
        return unfold(fields, Set.of(keys.device(), keys.timestamp(), DataModel.MESSAGE_ID_FIELD));
    }

    /**
     * The fields as if they had been sent flat, if they are in this form; as they are otherwise.
     *
     * @param beside what may stand beside the values, because it says whose they are, of when, or of which kind
     */
    static Fields unfold(Fields fields, Set<String> beside) {
        if (!(fields.values().get(VALUES) instanceof JsonValue.Nested inner) || !isIn(fields, inner, beside)) {
            return fields;
        }
        String pointer = fields.part().pointer() + Pointer.to(VALUES);
        ObjectReader reader = StrictJson.within(inner, pointer);
        Map<String, JsonValue> all = new LinkedHashMap<>(fields.values());
        all.remove(VALUES);
        Map<String, String> pointers = new HashMap<>();
        List<Violation> violations = new Faults(reader.violations());
        reader.values().forEach((name, value) -> {
            pointers.put(name, pointer + Pointer.to(name));
            if (all.putIfAbsent(name, value) != null) {
                violations.add(new Violation(
                        pointer + Pointer.to(name),
                        value.text(),
                        "must not stand beside the values too",
                        "Send the field '" + name + "' once."));
            }
        });
        fields.violations().stream()
                .filter(violation -> !violation.pointer().equals(pointer))
                .forEach(violations::add);
        return new Fields(
                fields.part(),
                all,
                violations,
                new Fields.Notes(pointers, Map.of(), true, Optional.empty(), Optional.empty()));
    }

    private static boolean isIn(Fields fields, JsonValue.Nested inner, Set<String> beside) {
        return inner.json().startsWith("{")
                && fields.values().keySet().stream()
                        .allMatch(
                                name -> name.equals(VALUES) || name.equals(Fields.FORM_TIME) || beside.contains(name));
    }
}
