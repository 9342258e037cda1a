package io.dataflow.validation.proposal.web;

import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.proposal.Proposed;
import io.dataflow.validation.proposal.Remark;
import io.dataflow.validation.proposal.SchemaProposal;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes data models of pasted JSON Schemas. */
@RestController
class SchemaProposalApi {

    /**
     * A model that nobody has saved yet.
     *
     * @param model as it can be saved
     * @param remarks why it is so, and what it can't say
     */
    record ProposedModel(JsonNode model, List<Remark> remarks) {}

    /** The model that the request's body, a JSON Schema (2020-12), describes. */
    @PreAuthorize("hasRole('OPERATOR')")
    @PostMapping(path = "/api/models/proposals/json-schema", consumes = MediaType.ALL_VALUE)
    ProposedModel ofSchema(@RequestParam(required = false) @Nullable String name, InputStream body) throws IOException {
        Optional<String> given = Optional.ofNullable(name).map(String::strip).filter(text -> !text.isEmpty());
        return switch (SchemaProposal.of(Pasted.text(body), given)) {
            case Proposed.Model found -> new ProposedModel(ModelJson.tree(found.model()), found.remarks());
            case Proposed.Mistakes mistakes ->
                throw Problem.invalid("No model can be made of this; correct what is listed.", mistakes.violations());
        };
    }
}
