package io.dataflow.validation.modelling.web;

import io.dataflow.contract.Violation;
import io.dataflow.validation.model.Checked;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.model.Version;
import io.dataflow.validation.modelling.ModelCheck;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A version with what it says.
 *
 * @param model the document, as it is exported and sent to be changed
 * @param valid whether it can be activated
 * @param violations what is wrong with it
 */
record VersionView(VersionLine version, JsonNode model, boolean valid, List<Violation> violations) {

    static VersionView of(Version version) {
        JsonNode document = ModelJson.tree(version.definition());
        Checked checked =
                version.status() == Version.Status.DRAFT ? ModelCheck.of(document) : ModelJson.check(document);
        return switch (checked) {
            case Checked.Model found ->
                new VersionView(VersionLine.of(version), ModelJson.tree(found.model()), true, List.of());
            case Checked.Mistakes mistakes ->
                new VersionView(VersionLine.of(version), document, false, mistakes.violations());
        };
    }
}
