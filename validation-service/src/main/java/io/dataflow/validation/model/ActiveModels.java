package io.dataflow.validation.model;

import io.dataflow.validation.binding.Bindings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The models that are active at one moment, and what is bound to them; a batch is judged by one such picture from its first reading
 * to its last.
 *
 * @param models one version each, by name
 */
public record ActiveModels(List<DataModel> models, Bindings bindings) {

    /** No model is active, or none has been loaded yet. */
    public static final ActiveModels NONE = new ActiveModels(List.of(), Bindings.NONE);

    private static final String USUAL = "sensor";

    public ActiveModels {
        models = models.stream()
                .sorted(Comparator.comparing(model -> model.name().value()))
                .toList();
    }

    /** The active version of a model. */
    public Optional<DataModel> named(String name) {
        return models.stream()
                .filter(model -> model.name().value().equals(name))
                .findFirst();
    }

    /** The model that is meant where people name none: {@code sensor}, or where there is none by that name, the first by name. */
    public Optional<DataModel> usual() {
        return named(USUAL).or(() -> models.stream().findFirst());
    }
}
