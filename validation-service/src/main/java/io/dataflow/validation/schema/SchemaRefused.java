package io.dataflow.validation.schema;

import io.dataflow.contract.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A JSON Schema can't be used, for reasons that each name the place in it, the rule and what to write instead. */
public final class SchemaRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** @param violations every reason, at least one */
    public SchemaRefused(List<Violation> violations) {
        super(violations.stream().map(SchemaRefused::sentence).collect(Collectors.joining(" ")));
        this.violations = List.copyOf(violations);
    }

    /** Every reason, with JSON pointers into the schema. */
    public List<Violation> violations() {
        return violations;
    }

    private static String sentence(Violation violation) {
        String place = violation.pointer().isEmpty() ? "The schema" : violation.pointer();
        return place + ": " + violation.rule() + ". " + violation.remedy();
    }
}
