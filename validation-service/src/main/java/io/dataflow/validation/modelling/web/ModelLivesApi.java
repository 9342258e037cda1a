package io.dataflow.validation.modelling.web;

import io.dataflow.validation.model.ModelInstances;
import io.dataflow.validation.model.Version;
import io.dataflow.validation.modelling.Draft;
import io.dataflow.validation.modelling.ModelUse;
import io.dataflow.validation.modelling.Modelling;
import io.dataflow.validation.modelling.Versions;
import io.dataflow.validation.modelling.difference.ModelDifference;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lists models with their versions, and writes new ones; those that are active are at {@code GET /api/models}. */
@RestController
@RequestMapping("/api/models")
@Tag(name = "Models", description = "What readings have to look like")
class ModelLivesApi {

    private final Versions versions;
    private final Modelling modelling;
    private final ModelInstances instances;
    private final ModelUse use;

    ModelLivesApi(Versions versions, Modelling modelling, ModelInstances instances, ModelUse use) {
        this.versions = versions;
        this.modelling = modelling;
        this.instances = instances;
        this.use = use;
    }

    @Operation(
            summary = "All models with their versions",
            description = "Newest version first, with who did what when and why; and which instances judge by which.")
    @GetMapping("/with-versions")
    List<ModelView> all() {
        List<ModelInstances.Seen> alive = instances.alive();
        return versions.byModel().stream().map(each -> view(each, alive)).toList();
    }

    @Operation(summary = "One model with its versions")
    @GetMapping("/{name}")
    ModelView one(@PathVariable String name) {
        return view(versions.of(name), instances.alive());
    }

    @Operation(
            summary = "Makes a model with a first draft",
            description =
                    "The draft may have mistakes, which the answer lists; only its name has to be right and free (409).")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('ADMIN')")
    VersionView create(@RequestBody Draft draft) {
        return VersionView.of(modelling.create(draft));
    }

    @Operation(
            summary = "Imports a model as it was exported",
            description =
                    "As a draft. Where the name is taken: with if_taken=new_version as the next version of that model,"
                            + " else it is refused (409).")
    @PostMapping("/import")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('ADMIN')")
    VersionView importModel(
            @RequestBody JsonNode document,
            @RequestParam(name = "if_taken", defaultValue = "refuse") String ifTaken,
            @RequestParam(required = false) @Nullable String note) {
        return VersionView.of(modelling.importModel(new Draft(document, note, null), Asked.ifTaken(ifTaken)));
    }

    @Operation(
            summary = "Makes a draft out of a version",
            description = "Of the active one, where none is named. A model has one draft at a time (409).")
    @PostMapping("/{name}/drafts")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('ADMIN')")
    VersionView draft(@PathVariable String name, @RequestBody(required = false) @Nullable Origin origin) {
        Optional<Origin> asked = Optional.ofNullable(origin);
        return VersionView.of(modelling.draftFrom(name, asked.map(Origin::from), asked.map(Origin::note)));
    }

    /** What a draft is to be made of, and why. */
    record Origin(@Nullable Integer from, @Nullable String note) {}

    @Operation(summary = "One version with what it says, and what is wrong with it")
    @GetMapping("/{name}/versions/{version}")
    VersionView version(@PathVariable String name, @PathVariable int version) {
        return VersionView.of(versions.find(name, version));
    }

    @Operation(summary = "A version as a file that can be imported")
    @GetMapping("/{name}/versions/{version}/export")
    ResponseEntity<JsonNode> export(@PathVariable String name, @PathVariable int version) {
        VersionView view = VersionView.of(versions.find(name, version));
        String file = view.version().name() + "-v" + view.version().version() + ".json";
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .body(view.model());
    }

    @Operation(
            summary = "Changes a draft",
            description =
                    "It may have mistakes, which the answer lists. With a revision, only if nobody else changed it since"
                            + " (409).")
    @PutMapping("/{name}/versions/{version}")
    @PreAuthorize("hasRole('ADMIN')")
    VersionView edit(@PathVariable String name, @PathVariable int version, @RequestBody Draft draft) {
        return VersionView.of(modelling.edit(name, version, draft));
    }

    @Operation(summary = "Discards a draft", description = "Also the model, where it has no other version.")
    @DeleteMapping("/{name}/versions/{version}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('ADMIN')")
    void discard(
            @PathVariable String name,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable Long revision) {
        modelling.discard(name, version, Optional.ofNullable(revision));
    }

    @Operation(summary = "Deletes a model that was never active", description = "409 where it was, or is bound.")
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('ADMIN')")
    void delete(@PathVariable String name) {
        modelling.delete(name);
    }

    @Operation(
            summary = "What a version says otherwise than another",
            description =
                    "Breaking is what may refuse what was accepted before, ends a metric, or lets stored data go.")
    @GetMapping("/{name}/differences")
    Difference differences(@PathVariable String name, @RequestParam int from, @RequestParam int to) {
        return Difference.of(ModelDifference.between(versions.model(name, from), versions.model(name, to)));
    }

    private ModelView view(List<Version> of, List<ModelInstances.Seen> alive) {
        return ModelView.of(of, alive, use.of(of.getFirst().model()));
    }
}
