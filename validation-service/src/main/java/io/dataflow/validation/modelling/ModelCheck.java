package io.dataflow.validation.modelling;

import io.dataflow.contract.Violation;
import io.dataflow.validation.model.Checked;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.model.UnitSymbols;
import io.dataflow.validation.verdict.Judge;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Checks what somebody wrote as a data model more strictly than what is stored already, so that new versions are tidy. */
public final class ModelCheck {

    private ModelCheck() {}

    /** The model that a document describes, or everything that is wrong with it. */
    public static Checked of(JsonNode document) {
        Checked checked = ModelJson.check(document);
        List<Violation> violations = new ArrayList<>();
        switch (checked) {
            case Checked.Model found -> violations.addAll(Judge.wrongDefaults(found.model()));
            case Checked.Mistakes mistakes -> violations.addAll(mistakes.violations());
        }
        violations.addAll(wordsForUnits(document.path("fields")));
        return violations.isEmpty() ? checked : new Checked.Mistakes(violations);
    }

    private static List<Violation> wordsForUnits(JsonNode fields) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String pointer = "/fields/" + i + "/unit";
            String unit = fields.path(i).path("unit").asString("");
            UnitSymbols.insteadOf(unit)
                    .ifPresent(symbol -> violations.add(
                            new Violation(pointer, unit, "must be written as its symbol", "Write " + symbol + ".")));
        }
        return violations;
    }
}
