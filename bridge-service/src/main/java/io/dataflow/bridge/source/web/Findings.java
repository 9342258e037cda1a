package io.dataflow.bridge.source.web;

import io.dataflow.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with what was sent, so that all of it can be said at once. */
final class Findings {

    private final List<Violation> violations = new ArrayList<>();

    void add(String pointer, @Nullable String value, String rule, String remedy) {
        violations.add(new Violation(pointer, value == null ? "" : value, rule, remedy));
    }

    /** What a text spells; where it is missing or spells nothing, that is a finding. */
    <T> Optional<T> parse(
            String pointer, @Nullable String text, Function<String, T> parser, String rule, String remedy) {
        if (text == null || text.isBlank()) {
            add(pointer, text, "is required", remedy);
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            add(pointer, text, rule, remedy);
            return Optional.empty();
        }
    }

    boolean any() {
        return !violations.isEmpty();
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }
}
