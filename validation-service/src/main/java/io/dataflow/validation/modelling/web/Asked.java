package io.dataflow.validation.modelling.web;

import io.dataflow.contract.Excerpt;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.modelling.Modelling;

/** Reads parameters, and says what to write instead of wrong ones. */
final class Asked {

    private Asked() {}

    static Modelling.IfTaken ifTaken(String word) {
        return switch (word) {
            case "refuse" -> Modelling.IfTaken.REFUSE;
            case "new_version" -> Modelling.IfTaken.NEW_VERSION;
            default ->
                throw Problem.badRequest(
                        "Wrong parameter",
                        "Parameter 'if_taken' is '" + Excerpt.of(word) + "'; write refuse or new_version.");
        };
    }
}
