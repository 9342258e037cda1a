package io.dataflow.validation.model;

import io.dataflow.contract.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** Something is no data model, or no part of one; says everything that is wrong with it, and what to write instead. */
public final class NotAModel extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** @param violations at least one; their pointers lead into whatever could not be made */
    public NotAModel(List<Violation> violations) {
        super(violations.stream().map(NotAModel::sentence).collect(Collectors.joining(" ")));
        this.violations = List.copyOf(violations);
    }

    /** For one reason. */
    public static NotAModel because(String pointer, String value, String rule, String remedy) {
        return new NotAModel(List.of(new Violation(pointer, value, rule, remedy)));
    }

    /** Everything that is wrong, at least one. */
    public List<Violation> violations() {
        return violations;
    }

    private static String sentence(Violation violation) {
        String subject = violation.pointer().isEmpty() ? "This" : violation.pointer();
        String value = violation.value().isEmpty() ? "" : " '" + violation.value() + "'";
        return subject + value + " " + violation.rule() + ". " + violation.remedy();
    }
}
