package io.dataflow.bridge.source.web;

import io.dataflow.contract.query.ModelDescription;
import io.dataflow.platform.call.ServiceCalls;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The data models that a source can be bound to; validation-service owns them. */
@RestController
@Tag(name = "Sources", description = "Where readings come from")
class ModelsApi {

    private static final ParameterizedTypeReference<List<ModelDescription>> MODELS =
            new ParameterizedTypeReference<>() {};

    private final ServiceCalls services;

    ModelsApi(ServiceCalls services) {
        this.services = services;
    }

    @Operation(
            summary = "The data models that a source can be bound to",
            description = "503 while validation-service is away.")
    @GetMapping("/api/models")
    List<Offered> models() {
        return Objects.requireNonNull(services.validation()
                        .get()
                        .uri("/api/models")
                        .retrieve()
                        .body(MODELS))
                .stream()
                .map(model -> new Offered(model.name(), model.title()))
                .toList();
    }

    /** One data model. */
    record Offered(String name, String title) {}
}
