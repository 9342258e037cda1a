package io.dataflow.validation.model;

import io.dataflow.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers what is wrong with what somebody wrote, so that all of it can be said at once. */
public final class Findings {

    private final List<Violation> violations = new ArrayList<>();

    /** Notes that the value at a place breaks a rule, and what to write instead. */
    public void add(String pointer, String value, String rule, String remedy) {
        violations.add(new Violation(pointer, value, rule, remedy));
    }

    /** What is made of what stands at a place; where that is impossible, all the reasons are findings. */
    public <T> Optional<T> attempt(String pointer, Supplier<T> make) {
        try {
            return Optional.of(make.get());
        } catch (NotAModel e) {
            e.violations().forEach(one -> add(pointer + one.pointer(), one.value(), one.rule(), one.remedy()));
            return Optional.empty();
        }
    }

    /** Whether anything is wrong. */
    public boolean any() {
        return !violations.isEmpty();
    }

    /** Everything that is wrong, in the order in which it was found. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    void throwIfAny() {
        if (any()) {
            throw new NotAModel(violations);
        }
    }
}
