package io.dataflow.validation.modelling.web;

import io.dataflow.validation.modelling.Activation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Puts versions of models in force, takes them back, and puts models out of force. */
@RestController
@RequestMapping("/api/models")
@Tag(name = "Models", description = "What readings have to look like")
class ActivationApi {

    private final Activation activation;

    ActivationApi(Activation activation) {
        this.activation = activation;
    }

    @Operation(
            summary = "Puts a version in force",
            description =
                    "A draft, or a retired version to go back to. In force in this instance when it is answered, in the"
                            + " others within 3 s; GET /api/models/{name} says in which. A draft with mistakes is refused (422).")
    @PostMapping("/{name}/versions/{version}/activate")
    @PreAuthorize("hasRole('ADMIN')")
    VersionLine activate(
            @PathVariable String name,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable Long revision) {
        return VersionLine.of(activation.activate(name, version, Optional.ofNullable(revision)));
    }

    @Operation(
            summary = "Puts a model out of force",
            description =
                    "Readings that are bound to it go to quarantine, from where they can be replayed. Activating any of its"
                            + " versions puts it in force again.")
    @PostMapping("/{name}/retire")
    @PreAuthorize("hasRole('ADMIN')")
    VersionLine retire(@PathVariable String name) {
        return VersionLine.of(activation.retire(name));
    }
}
