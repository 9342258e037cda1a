package io.dataflow.validation.verdict;

import io.dataflow.contract.Violation;
import java.util.List;

/** What a payload's bytes turned out to be. */
sealed interface Parsed {

    /**
     * Readings in a form that is known here.
     *
     * @param fields of each reading, at least one
     */
    record Readings(List<Fields> fields) implements Parsed {}

    /**
     * Nothing that could be looked into any further.
     *
     * @param violations why, at least one
     */
    record Unreadable(List<Violation> violations) implements Parsed {

        static Unreadable because(String pointer, String value, String rule, String remedy) {
            return new Unreadable(List.of(new Violation(pointer, value, rule, remedy)));
        }
    }
}
