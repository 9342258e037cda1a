package io.dataflow.validation.proposal;

import io.dataflow.validation.model.Checked;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.verdict.Judge;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tries out whether fields as they are proposed can be fields of a model. */
final class ProposedFields {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ProposedFields() {}

    /** Whether a model could have the field, with its default. */
    static boolean possible(ObjectNode field) {
        ObjectNode model = NODES.objectNode().put("name", "trial");
        model.put("device_field", "\uE000device").put("timestamp_field", "\uE000time");
        model.putArray("fields").add(field);
        return switch (ModelJson.check(model)) {
            case Checked.Model found -> defaultsFit(found);
            case Checked.Mistakes ignored -> false;
        };
    }

    private static boolean defaultsFit(Checked.Model found) {
        try {
            return new Judge(found.model()).model().fields().size() == 1;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
