package io.dataflow.validation.modelling;

import io.dataflow.contract.ModelName;
import io.dataflow.contract.Violation;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.model.Checked;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What somebody sent as a data model: any JSON object, for a draft may have mistakes. */
final class DraftDocument {

    static final String NOT_SAVED = "Nothing was saved.";

    private static final int MOST_CHARACTERS = 500_000;

    private final ObjectNode content;

    /** @throws Problem 422 if it isn't even an object, or too long to keep */
    DraftDocument(@Nullable JsonNode sent) {
        if (!(sent instanceof ObjectNode object)) {
            throw Problem.invalid(
                    NOT_SAVED,
                    List.of(new Violation(
                            "", sent == null ? "" : sent.toString(), "must be a JSON object", "Send a data model.")));
        }
        if (object.toString().length() > MOST_CHARACTERS) {
            throw Problem.invalid(
                    NOT_SAVED,
                    List.of(new Violation(
                            "",
                            "",
                            "must not have more than " + MOST_CHARACTERS + " characters",
                            "Leave out fields, or make several models of it.")));
        }
        content = object.deepCopy();
    }

    /** The name that it gives the model; empty where it gives none. */
    String name() {
        return content.path("name").asString("");
    }

    Checked check() {
        return ModelCheck.of(content);
    }

    /** As it is kept as a version of a model: complete and with its columns chosen where it is a model, else as it was sent. */
    String kept(ModelName model, int number, List<DataModel> earlier) {
        content.put("name", model.value());
        content.put("version", number);
        return switch (ModelJson.check(content)) {
            case Checked.Model found -> ModelJson.write(ColumnPlan.apply(found.model(), earlier));
            case Checked.Mistakes ignored -> content.toString();
        };
    }
}
