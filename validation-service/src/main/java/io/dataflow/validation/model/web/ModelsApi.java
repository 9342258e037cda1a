package io.dataflow.validation.model.web;

import io.dataflow.contract.query.ModelDescription;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelRegistry;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The data models that are active. */
@RestController
class ModelsApi {

    private final ModelRegistry models;

    ModelsApi(ModelRegistry models) {
        this.models = models;
    }

    /** The active version of every model. */
    @GetMapping("/api/models")
    List<ModelDescription> active() {
        return models.active().models().stream().map(DataModel::description).toList();
    }
}
