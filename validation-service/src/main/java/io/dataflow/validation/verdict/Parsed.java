package io.dataflow.validation.verdict;

import io.dataflow.contract.Violation;
import java.util.List;
import java.util.Map;

/** What a payload's bytes turned out to be. */
sealed interface Parsed {

    /**
     * A JSON object.
     *
     * @param violations what is wrong with it whatever the model: duplicate names, numbers beyond measure …
     */
    record Fields(Map<String, JsonValue> values, List<Violation> violations) implements Parsed {}

    /** Nothing that could be looked into any further. */
    record Unreadable(Violation violation) implements Parsed {}
}
